/**
 * The endpoint for a customer's own program, which has no Flex token. The function is protected: Twilio lets only
 * requests pass that are signed with the account's auth token. A signature does not expire, so the signed parameters
 * name the moment, and a request that is sent again gets the answer of the first one.
 */
import {
  type NewInteractionFailure,
  newInteractionRequest,
  type WaitingWebhook,
} from '../../../src/contract/new-interaction';
import { fail, type Result } from '../../../src/contract/result';
import { respond } from '../endpoint/answer';
import { connect } from '../endpoint/context';
import { guarded, type Trace } from '../endpoint/guard';
import { consoleLog, type Log } from '../endpoint/log';
import { outcomeOf } from '../endpoint/outcome';
import { readRequest } from '../endpoint/request';
import type { Event, Handler } from '../endpoint/runtime';
import { WarmState } from '../endpoint/warm-state';
import { parseAccountSettings } from '../settings/account-settings';
import type { Variables } from '../settings/problem';
import { parseOptionalSettings } from '../settings/settings';
import { type Io, realIo } from '../twilio/io';
import { registerWaiting } from './register-waiting';

const NAME = 'for-new-interaction';

/** Returns the handler that Twilio calls for a program's request. */
export function forNewInteraction(io: Io = realIo, log: Log = consoleLog): Handler {
  const environment = { warm: new WarmState(), io, log };

  async function run(
    variables: Variables,
    event: Event,
    trace: Trace,
  ): Promise<Result<WaitingWebhook, NewInteractionFailure>> {
    const account = parseAccountSettings(variables);
    if (!account.ok) {
      environment.warm.report([account.failure], log);
      // The caller has the Auth Token, so the answer names the variable.
      return fail({ code: 'misconfigured', variable: account.failure.variable });
    }
    const settings = { ...account.value, ...parseOptionalSettings(variables) };
    environment.warm.report(settings.problems, log);
    const request = readRequest(newInteractionRequest, event);
    if (!request.ok) return request;
    trace.known = { operation: request.value.requestId };
    const result = await registerWaiting(connect(settings, environment), request.value);
    log(NAME, { ...trace.known, ...(result.ok ? { ttid: result.value.ttid } : {}), ...outcomeOf(result) });
    return result;
  }

  return async (variables, event, callback) => {
    const internal: Result<WaitingWebhook, NewInteractionFailure> = fail({ code: 'internal' });
    callback(null, respond(await guarded(log, NAME, (trace) => run(variables, event, trace), internal)));
  };
}
