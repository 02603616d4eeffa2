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
import type { Variables } from '../settings/account-settings';
import { parseSettings } from '../settings/settings';
import { type Io, realIo } from '../twilio/io';
import { type SweepResult, sweep } from './sweep';

/** Returns the handler that Twilio calls for the scheduled sweep. */
export function scheduledSweep(io: Io = realIo, log: Log = consoleLog): Handler {
  const environment = { warm: new WarmState(), io, log };

  async function run(variables: Variables, event: Event): SweepResult {
    const settings = parseSettings(variables);
    if (!settings.ok) return settings;
    const request = v.safeParse(ENDPOINTS.sweep.request, { from: event.from ?? 0, isRehearsal: false });
    if (!request.success) return fail({ code: 'bad-request', field: 'from' });
    return sweep({ ...connect(settings.value, environment), actor: null }, request.output);
  }

  return async (variables, event, callback) => callback(null, respond(await run(variables, event)));
}
