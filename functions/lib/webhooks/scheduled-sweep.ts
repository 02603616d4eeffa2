/**
 * The sweep for a scheduler, which has no Flex token. The function is protected: Twilio lets only requests pass that
 * are signed with the account's auth token.
 */
import * as v from 'valibot';
import { ENDPOINTS } from '../../../src/contract/endpoints';
import { fail } from '../../../src/contract/result';
import { respond } from '../endpoint/answer';
import { connect } from '../endpoint/context';
import { consoleLog, type Log } from '../endpoint/log';
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
    const request = v.safeParse(ENDPOINTS.sweep.request, { from: event.from ?? '', isRehearsal: false });
    if (!request.success) return fail({ code: 'bad-request', field: 'from' });
    return sweep({ ...connect(settings, environment), actor: null }, request.output);
  }

  return async (variables, event, callback) => callback(null, respond(await run(variables, event)));
}
