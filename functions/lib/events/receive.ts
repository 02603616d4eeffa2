/**
 * The receiver: keeps each event in the timeline of its attachment, once, and answers. One write checks that the
 * attachment is known, stores, and tells a repetition: an event's key is the digest of what it says. For what a global
 * webhook brings, the record of the interaction tells the timeline first.
 *
 * Assumes that Twilio never delivers again what it got a 5xx for, so the store is given every chance first.
 */
import { ok } from '../../../src/contract/result';
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { endIfOver } from '../attachment/interaction-end';
import { consoleLog, type Log } from '../endpoint/log';
import type { Event, Handler } from '../endpoint/runtime';
import { Warm } from '../endpoint/warm';
import { type AccountSettings, parseAccountSettings, type Variables } from '../settings/account-settings';
import { auditList } from '../twilio/audit-list';
import { Deadline } from '../twilio/deadline';
import { flexApi } from '../twilio/flex';
import { type Reply, type Trouble, twilioHttp } from '../twilio/http';
import { type Io, realIo } from '../twilio/io';
import { type Records, records } from '../twilio/records';
import { timelines } from '../twilio/timelines';
import { type Delivery, readDelivery } from './delivery';
import { type Arrival, boundedType, eventKey, timelineEvent } from './timeline-event';

/** How a delivery ends, and the HTTP status that tells Twilio. Only what may work later is a 5xx. */
const STATUS = {
  stored: 200,
  /** Stored, and the attachment has ended with its interaction. */
  ended: 200,
  /** Brought by a global webhook, of an interaction to which the inspector is not attached. */
  'not-inspected': 200,
  malformed: 400,
  forged: 403,
  'unknown-attachment': 404,
  'too-large': 413,
  /** Sync refused the event for good. */
  'store-refused': 424,
  misconfigured: 500,
  'store-unavailable': 503,
} as const;

type Outcome = keyof typeof STATUS;

/** For storing, however often it has to be tried. */
const STORE_MS = 4_000;
/** For ending the attachment after that. */
const END_MS = 2_000;

export function receiver(io: Io = realIo, log: Log = consoleLog): Handler {
  const warm = new Warm();

  async function outcomeOf(delivery: Delivery, settings: AccountSettings): Promise<Outcome> {
    const stored = await store(delivery, settings, io);
    const { timeline, interaction, isClosing } = delivery;
    // The attachment's own webhook brings the end, too.
    if (stored !== 'stored' || !isClosing || timeline === null || interaction === null) return stored;
    const http = twilioHttp(settings.credentials, new Deadline(io.now, END_MS), io);
    const flex = flexApi(http);
    const ending = {
      settings,
      flex,
      records: records(http, settings.recordsServiceSid),
      timelines: timelines(http),
      audit: auditList(http, settings.recordsServiceSid, settings.auditRetentionDays),
      actor: null,
      io,
      log,
      instance: () => warm.instance(flex.fetchInstanceSid),
    };
    return (await endIfOver(ending, interaction, timeline)) ? 'ended' : 'stored';
  }

  async function run(variables: Variables, event: Event): Promise<Outcome> {
    const settings = parseAccountSettings(variables);
    if (!settings.ok) {
      log('receive', { outcome: 'misconfigured', variable: settings.failure.variable });
      return 'misconfigured';
    }
    const delivery = readDelivery(event, settings.value);
    if (!delivery.ok) {
      log('receive', { outcome: delivery.failure });
      return delivery.failure;
    }
    const { type, interaction } = delivery.value;
    const outcome = await outcomeOf(delivery.value, settings.value);
    log('receive', { type: boundedType(type), ...(interaction === null ? {} : { interaction }), outcome });
    return outcome;
  }

  return async (context, event, callback) => {
    const response = new Twilio.Response();
    response.setStatusCode(STATUS[await run(context, event)]);
    callback(null, response);
  };
}

async function store(
  { timeline: own, interaction, type, parameters }: Delivery,
  { credentials, recordsServiceSid, retentionSeconds }: AccountSettings,
  io: Io,
): Promise<Outcome> {
  const http = twilioHttp(credentials, new Deadline(io.now, STORE_MS), io, Number.POSITIVE_INFINITY);
  const receivedAt = io.now();
  const found = own === null ? await recordedTimeline(records(http, recordsServiceSid), interaction) : ok(own);
  if (!found.ok) return unstored(found.failure);
  const timeline = found.value;
  if (timeline === null) return 'not-inspected';
  const arrival: Arrival = { type, parameters, webhook: own === null ? 'global' : 'interaction', receivedAt };
  const key = eventKey(timeline, arrival);
  const added = await timelines(http).add(timeline, key, timelineEvent(arrival), retentionSeconds);
  if (!added.ok) return unstored(added.failure);
  if (added.value) return 'stored';
  return own === null ? 'not-inspected' : 'unknown-attachment';
}

/** The timeline of what is attached to the interaction, if it is the inspector. */
async function recordedTimeline(
  { read }: Records,
  interaction: InteractionSid | null,
): Promise<Reply<TimelineName | null>> {
  const record = interaction === null ? ok(null) : await read(interaction);
  return record.ok ? ok(record.value?.attachment.timeline ?? null) : record;
}

const unstored = ({ kind }: Trouble): Outcome => (kind === 'refused' ? 'store-refused' : 'store-unavailable');
