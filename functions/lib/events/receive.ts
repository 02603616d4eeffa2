/**
 * The inspector's receiver: checks each event that Twilio sends, stores it, and answers.
 *
 * Assumes that Twilio does not deliver an event again after a 5xx, so the store is retried until the deadline.
 */
import { cleanUpIfEnded } from '../attachment/interaction-end';
import { connect } from '../endpoint/context';
import { guarded, type Trace } from '../endpoint/guard';
import { consoleLog, type Log } from '../endpoint/log';
import type { Event, Handler } from '../endpoint/runtime';
import { WarmState } from '../endpoint/warm-state';
import { parseAccountSettings, parsePlatformSettings } from '../settings/account-settings';
import type { Variables } from '../settings/problem';
import { parseOptionalSettings } from '../settings/settings';
import { Deadline } from '../twilio/deadline';
import { type Credentials, twilioHttp } from '../twilio/http';
import { type Io, realIo } from '../twilio/io';
import { records } from '../twilio/records';
import { timelines } from '../twilio/timelines';
import { type Delivery, readDelivery } from './delivery';
import { storeEvent } from './store-event';
import { boundedType } from './timeline-event';

/** The results of a delivery, with their HTTP status. A failure that may be temporary is a 5xx. */
export const RECEIVE_STATUS = {
  stored: 200,
  /** Stored, and the attachment was removed because its interaction has ended. */
  ended: 200,
  'not-inspected': 200,
  malformed: 400,
  'shared-key': 401,
  forged: 403,
  'unknown-attachment': 404,
  'too-large': 413,
  'store-refused': 424,
  misconfigured: 500,
  /** A bug. */
  internal: 500,
  'store-unavailable': 503,
} as const;

type ReceiveResult = keyof typeof RECEIVE_STATUS;

/** The time for storing an event, retries included, in milliseconds. */
const STORE_MS = 4_000;
/** The time for cleaning up after the end of an interaction, in milliseconds. */
const END_MS = 2_000;

/** Returns the handler that Twilio calls for each event. */
export function receiver(io: Io = realIo, log: Log = consoleLog): Handler {
  const environment = { warm: new WarmState(), io, log };

  /**
   * Stores a genuine event. Cleaning up afterwards, and events from global webhooks, need the service of the records.
   */
  async function handle(delivery: Delivery, credentials: Credentials, variables: Variables): Promise<ReceiveResult> {
    const optional = parseOptionalSettings(variables);
    environment.warm.report(optional.problems, log);
    const account = parseAccountSettings(variables);
    if (!account.ok) environment.warm.report([account.failure], log);
    const http = twilioHttp(credentials, new Deadline(io.now, STORE_MS), io, Number.POSITIVE_INFINITY);
    const stored = await storeEvent(
      {
        settings: optional,
        timelines: timelines(http),
        records: account.ok ? records(http, account.value.recordsServiceSid) : null,
        io,
      },
      delivery,
    );
    const { timeline, interaction, isClosing } = delivery;
    // A global webhook reports the end, too, but the report of the attachment's own webhook is enough.
    if (stored !== 'stored' || !isClosing || timeline === null || interaction === null || !account.ok) return stored;
    const settings = { ...account.value, ...optional };
    const connection = connect(settings, environment, { deadline: new Deadline(io.now, END_MS) });
    return (await cleanUpIfEnded({ ...connection, actor: null }, interaction, timeline)) ? 'ended' : 'stored';
  }

  async function run(variables: Variables, event: Event, trace: Trace): Promise<ReceiveResult> {
    const platform = parsePlatformSettings(variables);
    if (!platform.ok) {
      log('receive', { outcome: 'misconfigured', ...platform.failure });
      return 'misconfigured';
    }
    const delivery = readDelivery(event, platform.value);
    if (!delivery.ok) {
      log('receive', { outcome: delivery.failure });
      return delivery.failure;
    }
    const { type, interaction } = delivery.value;
    trace.known = { type: boundedType(type), ...(interaction === null ? {} : { interaction }) };
    const outcome = await handle(delivery.value, platform.value.credentials, variables);
    log('receive', { ...trace.known, outcome });
    return outcome;
  }

  return async (variables, event, callback) => {
    const response = new Twilio.Response();
    const result = await guarded(log, 'receive', (trace) => run(variables, event, trace), 'internal');
    response.setStatusCode(RECEIVE_STATUS[result]);
    callback(null, response);
  };
}
