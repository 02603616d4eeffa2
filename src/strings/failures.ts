/** What happened, why, and what to do about it: a text for everything that can go wrong. */
import type { Trouble } from '../backend/backend';
import type { Text } from './text';

export function explain(trouble: Trouble, text: Text): string {
  switch (trouble.code) {
    case 'bad-request':
      return text('FailureBadRequest', { field: trouble.field });
    case 'contract-mismatch':
      return text(trouble.deploy === 'plugin' ? 'FailureDeployPlugin' : 'FailureDeployFunctions');
    case 'unauthenticated':
      return text('FailureUnauthenticated');
    case 'not-found':
      return text('FailureNotFound');
    case 'not-permitted':
      return text('FailureNotPermitted');
    case 'unknown-destination':
      return text('FailureUnknownDestination');
    case 'conflict':
      return text('FailureConflict');
    case 'misconfigured':
      return text('FailureMisconfigured', { variable: trouble.variable });
    case 'twilio-refused':
      return text('FailureTwilioRefused', { reference: reference(trouble, text) });
    case 'twilio-unavailable':
      return trouble.retryAfterMs > 0
        ? text('FailureTwilioUnavailableIn', { seconds: String(Math.ceil(trouble.retryAfterMs / 1000)) })
        : text('FailureTwilioUnavailable');
    case 'left-behind':
      return text('FailureLeftBehind', { ttid: trouble.ttid });
    case 'internal':
      return text('FailureInternal');
    case 'not-configured':
      return text('FailureNotConfigured');
    case 'unreachable':
      return text('FailureUnreachable');
    case 'timed-out':
      return text('FailureTimedOut');
    case 'unreadable-answer':
      return text('FailureUnreadableAnswer', { status: String(trouble.status) });
    case 'stopped':
      return text('FailureStopped');
  }
}

interface Upstream {
  readonly twilioCode: number | null;
  readonly requestId: string | null;
}

/** What Twilio's support asks for. */
function reference({ twilioCode, requestId }: Upstream, text: Text): string {
  const parts = [
    ...(twilioCode === null ? [] : [text('TwilioCode', { code: String(twilioCode) })]),
    ...(requestId === null ? [] : [text('TwilioRequest', { id: requestId })]),
  ];
  return parts.join(', ') || text('TwilioNoReference');
}
