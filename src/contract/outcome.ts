/** The outcome of one attempt: what became of one HTTP request with an event to one destination. */
import * as v from 'valibot';

/** The reasons for which an attempt got no answer. */
export const UNANSWERED = [
  'name-not-found',
  'refused',
  'not-public',
  'certificate-expired',
  'certificate-name',
  'certificate-issuer',
  'connect-timeout',
  'answer-timeout',
  'broken',
] as const;

export type Unanswered = (typeof UNANSWERED)[number];

/** `ms`: how long the attempt took, in milliseconds. */
export const outcome = v.variant('kind', [
  v.object({ kind: v.literal('answered'), status: v.number(), ms: v.number() }),
  v.object({ kind: v.literal('unanswered'), why: v.picklist(UNANSWERED), ms: v.number() }),
]);

export type Outcome = v.InferOutput<typeof outcome>;

/** The ways in which people are informed of an outcome: that it works, or one of fifteen reasons why not. */
export const VERDICTS = [
  'works',
  ...UNANSWERED,
  'redirect',
  'unauthorized',
  'not-there',
  'method-refused',
  'client-error',
  'server-error',
] as const;

export type Verdict = (typeof VERDICTS)[number];

const GONE = 410;

/** Returns whether a destination answered that it wants no more events. */
export const isGone = (outcome: Outcome) => outcome.kind === 'answered' && outcome.status === GONE;

/** The statuses that have a reason of their own. */
const BY_STATUS: Readonly<Record<number, Verdict>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-there',
  405: 'method-refused',
  [GONE]: 'not-there',
};

/** The others, by their first digit. */
const BY_CLASS: Readonly<Record<number, Verdict>> = { 2: 'works', 3: 'redirect', 4: 'client-error' };

/** Only a status of 200 to 299 means that the destination has the event. One that HTTP does not know is its error. */
export function verdictOf(outcome: Outcome): Verdict {
  if (outcome.kind === 'unanswered') return outcome.why;
  const { status } = outcome;
  return BY_STATUS[status] ?? BY_CLASS[Math.floor(status / 100)] ?? 'server-error';
}
