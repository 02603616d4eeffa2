/**
 * The retry for a scheduler, which has no Flex token. The function is protected: Twilio lets only requests pass that
 * are signed with the account's auth token. A signature does not expire, so the rate limit also holds for a request
 * that is sent again. That can only send events earlier that are due.
 */
import type { Failure } from '../../../src/contract/failures';
import { parseMoment } from '../../../src/contract/moments';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type Retried, retryRequest } from '../../../src/contract/retry';
import { respond } from '../endpoint/answer';
import { connect } from '../endpoint/context';
import { guarded } from '../endpoint/guard';
import { consoleLog, type Log } from '../endpoint/log';
import { readRequest } from '../endpoint/request';
import type { Event, Handler } from '../endpoint/runtime';
import { WarmState } from '../endpoint/warm-state';
import { connectRelay } from '../relay/connect-relay';
import { retryDue } from '../relay/retry';
import { parseAccountSettings } from '../settings/account-settings';
import type { Variables } from '../settings/problem';
import { parseOptionalSettings } from '../settings/settings';
import { type Io, realIo } from '../twilio/io';
import { OUTBOX_MAPS } from '../twilio/outbox-keys';

/** Returns the handler that Twilio calls for the scheduled retry. */
export function scheduledRetry(io: Io = realIo, log: Log = consoleLog): Handler {
  const environment = { warm: new WarmState(), io, log };

  async function run(variables: Variables, event: Event): Promise<Result<Retried, Failure>> {
    const account = parseAccountSettings(variables);
    // The caller has the Auth Token, so the answer names the variable.
    if (!account.ok) return fail({ code: 'misconfigured', variable: account.failure.variable });
    const settings = { ...account.value, ...parseOptionalSettings(variables) };
    environment.warm.report(settings.problems, log);
    const request = readRequest(retryRequest, { until: event.until ?? '' });
    if (!request.ok) return request;
    const retryAfterMs = environment.warm.limit.take('scheduler', io.now());
    if (retryAfterMs !== null) return fail({ code: 'too-many-requests', retryAfterMs });
    const until = Math.min(io.now(), parseMoment(request.value.until) ?? io.now());
    const retried = await retryDue(connectRelay(connect(settings, environment)), OUTBOX_MAPS, { until });
    return ok({ ...retried, until: new Date(until).toISOString() });
  }

  return async (variables, event, callback) => {
    const internal: Result<Retried, Failure> = fail({ code: 'internal' });
    callback(null, respond(await guarded(log, 'retry-scheduled', () => run(variables, event), internal)));
  };
}
