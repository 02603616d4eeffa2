/** Says how a request went, for the log. */
import type { NewInteractionFailure } from '../../../src/contract/new-interaction';
import type { Result } from '../../../src/contract/result';
import type { LogFields } from './log';

/** Returns `ok` or the code of the failure; for one of Twilio's, also what Twilio's support asks for. */
export function outcomeOf(result: Result<unknown, NewInteractionFailure>): LogFields {
  if (result.ok) return { outcome: 'ok' };
  const { failure } = result;
  if (!('requestId' in failure)) return { outcome: failure.code };
  return { outcome: failure.code, twilioCode: failure.twilioCode, requestId: failure.requestId };
}
