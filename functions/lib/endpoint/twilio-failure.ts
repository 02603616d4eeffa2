/** Translates an error of Twilio into a failure of the contract. */
import type { Failure } from '../../../src/contract/failures';
import type { TwilioError } from '../twilio/http';

const RETRY_AFTER_MS = 2_000;

/**
 * Returns `twilio-refused` or `twilio-unavailable`, for a call that changed nothing or whose change was undone. Only
 * codes and IDs go to the browser, never a body from Twilio.
 */
export function failureOf(error: TwilioError): Failure {
  const { twilioCode, requestId } = error;
  switch (error.kind) {
    case 'refused':
      return { code: 'twilio-refused', twilioCode, requestId };
    case 'overloaded':
      return { code: 'twilio-unavailable', twilioCode, requestId, retryAfterMs: error.retryAfterMs };
    case 'unclear':
      return { code: 'twilio-unavailable', twilioCode, requestId, retryAfterMs: RETRY_AFTER_MS };
  }
}

/** Does the same for a change that cannot be undone: after an unclear answer, returns `outcome-unknown`. */
export function writeFailureOf(error: TwilioError): Failure {
  const { kind, twilioCode, requestId } = error;
  return kind === 'unclear' ? { code: 'outcome-unknown', twilioCode, requestId } : failureOf(error);
}
