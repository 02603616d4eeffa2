/** Explains the outcome of an attempt to send an event: whether it works, or one of fifteen reasons why not. */
import { isGone, type Outcome, type Verdict, verdictOf } from '../contract/outcome';
import type { StringKey, Text } from './text';

const VERDICT_TEXTS: Readonly<Record<Verdict, StringKey>> = {
  works: 'OutcomeWorks',
  'name-not-found': 'OutcomeNameNotFound',
  refused: 'OutcomeRefused',
  'not-public': 'OutcomeNotPublic',
  'certificate-expired': 'OutcomeCertificateExpired',
  'certificate-name': 'OutcomeCertificateName',
  'certificate-issuer': 'OutcomeCertificateIssuer',
  'connect-timeout': 'OutcomeConnectTimeout',
  'answer-timeout': 'OutcomeAnswerTimeout',
  broken: 'OutcomeBroken',
  redirect: 'OutcomeRedirect',
  unauthorized: 'OutcomeUnauthorized',
  'not-there': 'OutcomeNotThere',
  'method-refused': 'OutcomeMethodRefused',
  'client-error': 'OutcomeClientError',
  'server-error': 'OutcomeServerError',
};

/** Returns a sentence whose "it" is the destination. A status is a name, not a number, so it is not formatted. */
export const describeOutcome = (outcome: Outcome, text: Text): string =>
  text(VERDICT_TEXTS[verdictOf(outcome)], {
    time: text('OutcomeTime', { count: outcome.ms }),
    ...(outcome.kind === 'answered' ? { status: String(outcome.status) } : {}),
  });

/** Returns why a destination did not get an event; `outcome` is null if it was not tried. */
export function describeFailure(outcome: Outcome | null, text: Text): string {
  if (outcome === null) return text('OutcomeNotTried');
  return isGone(outcome) ? text('OutcomeWantsNoMore') : describeOutcome(outcome, text);
}
