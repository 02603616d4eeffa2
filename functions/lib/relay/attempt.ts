/** One attempt to pass on an event to one destination. */
import { isEnteredUrl } from '../../../src/contract/destination';
import { isGone, type Outcome, verdictOf } from '../../../src/contract/outcome';
import { fail } from '../../../src/contract/result';
import type { DialResult } from '../dial/dial';
import type { Target } from '../settings/target';
import { type Reply, UNCLEAR } from '../twilio/http';
import type { Form, OutboxEntry } from '../twilio/outbox';
import { withTimeout } from '../twilio/timeout';
import type { PassOnContext } from './context';
import { encodeForm, signedHeaders } from './signed-headers';

/** In milliseconds. Twilio waits for the answer to its own request in the meantime. */
export const ATTEMPT_LIMITS = { connectMs: 1_000, totalMs: 1_500 } as const;

/** The longest that writing the health of a destination may take, in milliseconds. */
const HEALTH_MS = 1_000;

export const isDelivered = (outcome: Outcome) => verdictOf(outcome) === 'works';

/** Returns the state of an entry after an attempt. */
export function stateAfter(outcome: Outcome): OutboxEntry['state'] {
  if (isDelivered(outcome)) return 'delivered';
  return isGone(outcome) ? 'stopped' : 'waiting';
}

/** Returns whether a destination did not answer in time. */
const isTooSlow = (outcome: Outcome) =>
  outcome.kind === 'unanswered' && (outcome.why === 'connect-timeout' || outcome.why === 'answer-timeout');

/** Sends an event, which has the same `id` at every attempt. */
export async function attempt(
  { io, warm, credentials }: PassOnContext,
  { id: destination, url, secrets }: Target,
  id: string,
  form: Form,
): Promise<DialResult> {
  const body = encodeForm(form);
  const { authToken } = credentials;
  const headers = signedHeaders({ url, form, body, id, sentAt: io.now(), secrets, authToken });
  const end = warm.slow.begin(destination, io.now());
  const result = await io.dial({ url, headers, body, limits: ATTEMPT_LIMITS });
  end(result.outcome.kind === 'answered' ? result.outcome.ms : null);
  if (isTooSlow(result.outcome)) warm.slow.add(destination, io.now());
  return result;
}

/**
 * Writes how a named destination is doing, if that has changed. Best effort. An entered URL belongs to one interaction,
 * so its health says little.
 */
export async function noteHealth({ io, warm, health }: PassOnContext, destination: string, outcome: Outcome) {
  const works = isDelivered(outcome);
  if (isEnteredUrl(destination) || !warm.health.take(destination, works, io.now())) return;
  const attempted = { at: new Date(io.now()).toISOString(), outcome };
  const written = await withTimeout<Reply<null>>(io, HEALTH_MS, fail(UNCLEAR), () =>
    health.write(destination, works, attempted),
  );
  if (!written.ok) warm.health.forget(destination);
}
