/** How trouble at Twilio is told to the panel. */
import type { Failure } from '../../../src/contract/failures';
import type { TwilioError } from '../twilio/http';

const RETRY_AFTER_MS = 2_000;

/** Only codes and ids go to the browser, never a body of Twilio's. */
export function failureOf(trouble: TwilioError): Failure {
  const { twilioCode, requestId } = trouble;
  switch (trouble.kind) {
    case 'refused':
      return { code: 'twilio-refused', twilioCode, requestId };
    case 'overloaded':
      return { code: 'twilio-unavailable', twilioCode, requestId, retryAfterMs: trouble.retryAfterMs };
    case 'unclear':
      return { code: 'twilio-unavailable', twilioCode, requestId, retryAfterMs: RETRY_AFTER_MS };
  }
}

/** The same of a change that cannot be undone: without a clear answer it may take effect yet. */
export function writeFailureOf(trouble: TwilioError): Failure {
  const { kind, twilioCode, requestId } = trouble;
  return kind === 'unclear' ? { code: 'outcome-unknown', twilioCode, requestId } : failureOf(trouble);
}
