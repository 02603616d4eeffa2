/**
 * The sweep for a scheduler, which has no Flex token. The function is protected: Twilio lets only requests pass that
 * are signed with the account's auth token. A signature does not expire, so the rate limit also holds for a request
 * that is sent again.
 */
import type { Answer } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { sweepRequest } from '../../../src/contract/requests';
import { fail, type Result } from '../../../src/contract/result';
import { respond } from '../endpoint/answer';
import { connect } from '../endpoint/context';
import { guarded } from '../endpoint/guard';
import { consoleLog, type Log } from '../endpoint/log';
import { readRequest } from '../endpoint/request';
import type { Event, Handler } from '../endpoint/runtime';
import { WarmState } from '../endpoint/warm-state';
import { parseAccountSettings } from '../settings/account-settings';
import type { Variables } from '../settings/problem';
import { parseOptionalSettings } from '../settings/settings';
import { type Io, realIo } from '../twilio/io';
import { type SweepResult, sweep } from './sweep';

/** Returns the handler that Twilio calls for the scheduled sweep. */
export function scheduledSweep(io: Io = realIo, log: Log = consoleLog): Handler {
  const environment = { warm: new WarmState(), io, log };

  async function run(variables: Variables, event: Event): SweepResult {
    const account = parseAccountSettings(variables);
    // The caller has the Auth Token, so the answer names the variable.
    if (!account.ok) return fail({ code: 'misconfigured', variable: account.failure.variable });
    const settings = { ...account.value, ...parseOptionalSettings(variables) };
    environment.warm.report(settings.problems, log);
    const request = readRequest(sweepRequest, { from: event.from ?? '', isRehearsal: 'false' });
    if (!request.ok) return request;
    const retryAfterMs = environment.warm.limit.take('scheduler', io.now());
    if (retryAfterMs !== null) return fail({ code: 'too-many-requests', retryAfterMs });
    return sweep({ ...connect(settings, environment), actor: null }, request.value);
  }

  return async (variables, event, callback) => {
    const internal: Result<Answer<'sweep'>, Failure> = fail({ code: 'internal' });
    callback(null, respond(await guarded(log, 'sweep-scheduled', () => run(variables, event), internal)));
  };
}
