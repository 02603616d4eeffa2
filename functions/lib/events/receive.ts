/**
 * Our receiver: checks each event that Twilio sends, stores it or passes it on, and answers.
 *
 * Assumes that Twilio does not deliver an event again after a 5xx, so the store is retried until the deadline.
 */
import { ok } from '../../../src/contract/result';
import type { TimelineName } from '../../../src/contract/timeline';
import { newTimeline } from '../attachment/inspector';
import { cleanUpIfEnded } from '../attachment/interaction-end';
import { connect } from '../endpoint/context';
import { guarded, type Trace } from '../endpoint/guard';
import { consoleLog, type Log } from '../endpoint/log';
import type { Event, Handler } from '../endpoint/runtime';
import { WarmState } from '../endpoint/warm-state';
import { connectRelay } from '../relay/connect-relay';
import { parseAccountSettings, parsePlatformSettings } from '../settings/account-settings';
import type { Variables } from '../settings/problem';
import { parseOptionalSettings, type Settings } from '../settings/settings';
import { Deadline } from '../twilio/deadline';
import { type Credentials, twilioHttp } from '../twilio/http';
import { type Io, realIo } from '../twilio/io';
import { records } from '../twilio/records';
import { timelines } from '../twilio/timelines';
import { adopt } from './adopt';
import { relayEvent } from './relay-event';
import { type Address, readSignedEvent, type SignedEvent } from './signed-event';
import { storeEvent } from './store-event';
import { boundedType } from './timeline-event';

/** The results of a request, with their HTTP status. A failure that may be temporary is a 5xx. */
export const RECEIVE_STATUS = {
  stored: 200,
  'passed-on': 200,
  /** Stored or passed on, and the attachment was removed because its interaction has ended. */
  ended: 200,
  'not-inspected': 200,
  malformed: 400,
  'shared-key': 401,
  forged: 403,
  'unknown-attachment': 404,
  'other-interaction': 404,
  'too-large': 413,
  'store-refused': 424,
  misconfigured: 500,
  /** A bug. */
  internal: 500,
  'store-unavailable': 503,
  'not-bound-yet': 503,
  'attachment-claimed': 503,
  'outbox-unavailable': 503,
} as const;

type ReceiveResult = keyof typeof RECEIVE_STATUS;

/** The time for storing an event, retries included, in milliseconds. */
const STORE_MS = 4_000;
/** The time for reading the record, and for keeping in the outbox what was not delivered, in milliseconds. */
const RELAY_MS = 7_000;
/** The time for trying something again beside an event, in milliseconds. Finding it can take what an attempt leaves. */
const RETRY_MS = 5_000;
/** The time for cleaning up after the end of an interaction, in milliseconds. */
const END_MS = 2_000;
/**
 * The time until Twilio has its answer, in milliseconds: the platform ends a function after 10 s. An attempt at a
 * destination can begin at the end of `RELAY_MS`, so that less is left for cleaning up.
 */
const ANSWER_MS = 9_000;

/** Returns the handler that Twilio calls for each event. */
export function receiver(io: Io = realIo, log: Log = consoleLog): Handler {
  const environment = { warm: new WarmState(), io, log };

  /**
   * Handles a genuine event. Relaying, cleaning up afterwards, and events from global webhooks need the service of the
   * records.
   */
  async function handle(event: SignedEvent, credentials: Credentials, variables: Variables): Promise<ReceiveResult> {
    const optional = parseOptionalSettings(variables);
    environment.warm.report(optional.problems, log);
    const account = parseAccountSettings(variables);
    if (!account.ok) environment.warm.report([account.failure], log);
    const settings = account.ok ? { ...account.value, ...optional } : null;
    const { address } = event;
    const answer = new Deadline(io.now, ANSWER_MS);
    if (address.kind === 'relay' || address.kind === 'waiting') {
      return settings === null ? 'misconfigured' : relay(event, address, settings, answer);
    }
    const { deadline, attempts } = within(STORE_MS);
    const http = twilioHttp(credentials, deadline, io, attempts);
    const stores = {
      settings: optional,
      timelines: timelines(http),
      records: settings && records(http, settings.recordsServiceSid),
      io,
    };
    const result = await storeEvent(stores, address, event);
    // A global webhook reports the end, too, but the report of the attachment's own webhook is enough.
    if (result !== 'stored' || settings === null || address.kind === 'global') return result;
    return endOf(event, address.timeline, settings, answer, result);
  }

  const within = (ms: number) => ({ deadline: new Deadline(io.now, ms), attempts: Number.POSITIVE_INFINITY });

  /** Passes an event on to the destinations of its attachment. A waiting webhook becomes one with its first event. */
  async function relay(
    event: SignedEvent,
    address: Extract<Address, { kind: 'relay' | 'waiting' }>,
    settings: Settings,
    answer: Deadline,
  ): Promise<ReceiveResult> {
    const connection = connect(settings, environment, within(RELAY_MS));
    const found = address.kind === 'relay' ? ok(address) : await adopt(connection, address.id, event.interaction);
    if (!found.ok) return found.failure;
    const retry = connect(settings, environment, { deadline: new Deadline(io.now, RETRY_MS) });
    const relays = { passing: connectRelay(connection), retrying: connectRelay(retry) };
    const result = await relayEvent(connection, relays, found.value, event);
    if (result !== 'passed-on' && result !== 'stored') return result;
    const { id, interaction } = found.value;
    return endOf({ ...event, interaction }, newTimeline(id), settings, answer, result);
  }

  /** Cleans up if the event has ended its interaction. Otherwise returns `result`. */
  async function endOf(
    { interaction, isClosing }: SignedEvent,
    timeline: TimelineName,
    settings: Settings,
    answer: Deadline,
    result: ReceiveResult,
  ): Promise<ReceiveResult> {
    if (!isClosing || interaction === null) return result;
    const deadline = new Deadline(io.now, Math.min(END_MS, answer.remaining()));
    const connection = connect(settings, environment, { deadline });
    return (await cleanUpIfEnded({ ...connection, actor: null }, interaction, timeline)) ? 'ended' : result;
  }

  async function run(variables: Variables, event: Event, trace: Trace): Promise<ReceiveResult> {
    const platform = parsePlatformSettings(variables);
    if (!platform.ok) {
      log('receive', { outcome: 'misconfigured', ...platform.failure });
      return 'misconfigured';
    }
    const signed = readSignedEvent(event, platform.value);
    if (!signed.ok) {
      log('receive', { outcome: signed.failure });
      return signed.failure;
    }
    const { type, interaction } = signed.value;
    trace.known = { type: boundedType(type), ...(interaction === null ? {} : { interaction }) };
    const outcome = await handle(signed.value, platform.value.credentials, variables);
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
