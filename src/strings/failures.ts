/**
 * Explains every failure: its cause, its consequence, and the way out. A countdown beside it says how long to wait,
 * since the explanation stays the same while time passes.
 */
import type { RequestFailure } from '../backend/backend';
import type { UrlOffense } from '../contract/failures';
import { bindingName } from './bindingName';
import type { StringKey, Text } from './text';

export function explain(failure: RequestFailure, text: Text): string {
  switch (failure.code) {
    case 'bad-request':
      return text('FailureBadRequest', { field: failure.field });
    case 'contract-mismatch':
      return text(failure.deploy === 'plugin' ? 'FailureDeployPlugin' : 'FailureDeployFunctions');
    case 'unauthenticated':
      return text('FailureUnauthenticated');
    case 'not-found':
      return text('FailureNotFound');
    case 'not-permitted':
      return text('FailureNotPermitted');
    case 'unknown-destination':
      return text('FailureUnknownDestination');
    case 'url-refused':
      return text(URL_OFFENSE_TEXTS[failure.offense]);
    case 'name-refused':
      return text(failure.offense === 'reserved' ? 'FailureNameReserved' : 'FailureNameFixed');
    case 'switched-off':
      return text('FailureSwitchedOff');
    case 'too-many-requests':
      return text(failure.retryAfterMs > 0 ? 'FailureTooManyRequests' : 'FailureTooManyRequestsNow');
    case 'conflict':
      return failure.binding.state === 'none'
        ? text('FailureConflictOther')
        : `${text('FailureConflict', { webhook: bindingName(failure.binding, text) })} ${text('FailureConflictNotAttached')}`;
    case 'changed':
      return text('FailureChanged');
    case 'webhook-unreadable':
      return text('FailureWebhookUnreadable');
    case 'in-progress':
      return text(failure.retryAfterMs > 0 ? 'FailureInProgress' : 'FailureInProgressNow');
    case 'operation-reused':
      return text('FailureOperationReused');
    case 'misconfigured':
      return failure.variable === null
        ? text('FailureMisconfiguredUnnamed')
        : text('FailureMisconfigured', { variable: failure.variable });
    case 'twilio-refused':
      return text('FailureTwilioRefused', { reference: reference(failure, text) });
    case 'twilio-unavailable':
      return text(failure.retryAfterMs > 0 ? 'FailureTwilioUnavailable' : 'FailureTwilioUnavailableNow');
    case 'left-behind':
      return text('FailureLeftBehind');
    case 'outcome-unknown':
      return text('FailureOutcomeUnknown', { reference: reference(failure, text) });
    case 'internal':
      return text('FailureInternal');
    case 'not-configured':
      return text('FailureNotConfigured');
    case 'offline':
      return text('FailureOffline');
    case 'unreachable':
      return text('FailureUnreachable');
    case 'timed-out':
      return text('FailureTimedOut');
    case 'unreadable-answer':
      return text('FailureUnreadableAnswer', { status: String(failure.status) });
    case 'stopped':
      return text('FailureStopped');
    case 'no-result':
      return text('FailureNoResult');
    case 'no-task':
      return text('FailureNoTask');
    case 'no-interaction':
      return text('FailureNoInteraction');
    case 'nothing-attached':
      return text('FailureNothingAttached');
  }
}

/** Explains why something could not be read. Reading changes nothing, so the texts don't mention changes. */
export function explainRead(failure: RequestFailure, text: Text): string {
  switch (failure.code) {
    case 'twilio-unavailable':
      return text('FailureTwilioSilent');
    case 'too-many-requests':
      return text('FailureTooManyReads');
    default:
      return explain(failure, text);
  }
}

const URL_OFFENSE_TEXTS: Readonly<Record<UrlOffense, StringKey>> = {
  length: 'FailureUrlLength',
  characters: 'FailureUrlCharacters',
  blank: 'FailureUrlBlank',
  syntax: 'FailureUrlSyntax',
  scheme: 'FailureUrlScheme',
  credentials: 'FailureUrlCredentials',
  port: 'FailureUrlPort',
  host: 'FailureUrlHost',
  hostname: 'FailureUrlHostname',
  fragment: 'FailureUrlFragment',
  own: 'FailureUrlOwn',
  twilio: 'FailureUrlTwilio',
  'allow-list': 'FailureUrlAllowList',
};

interface Upstream {
  readonly twilioCode: number | null;
  readonly requestId: string | null;
}

/** The same for a refusal of which no more is known than Twilio's code. */
export const refusalReference = (twilioCode: number | null, text: Text) =>
  reference({ twilioCode, requestId: null }, text);

/** The codes that Twilio's support asks for. */
function reference({ twilioCode, requestId }: Upstream, text: Text): string {
  const parts = [
    ...(twilioCode === null ? [] : [text('FailureTwilioCode', { code: String(twilioCode) })]),
    ...(requestId === null ? [] : [text('FailureTwilioRequest', { id: requestId })]),
  ];
  return parts.join(', ') || text('FailureNoReference');
}
