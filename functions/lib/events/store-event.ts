/**
 * Stores an event of an attachment to the inspector alone, or of a global webhook, in its timeline. One write checks
 * that the attachment exists, stores the event, and recognizes a repetition, which has the same key. For an event from
 * a global webhook, the interaction's record names the timeline.
 */
import { ok } from '../../../src/contract/result';
import type { InteractionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import type { Connection } from '../endpoint/context';
import type { Retention } from '../settings/settings';
import type { Reply, TwilioError } from '../twilio/http';
import type { Records } from '../twilio/records';
import { eventKey } from './event-key';
import type { Address, SignedEvent } from './signed-event';
import { type Arrival, timelineEvent } from './timeline-event';

export type StoreResult =
  | 'stored'
  /** From a global webhook, about an interaction that the inspector is not attached to. */
  | 'not-inspected'
  | 'unknown-attachment'
  /** From a global webhook, and the service of the records is unknown. */
  | 'misconfigured'
  /** Sync refused the event; sending it again would not help. */
  | 'store-refused'
  | 'store-unavailable';

export interface StoreContext extends Pick<Connection, 'timelines' | 'io'> {
  readonly settings: Pick<Retention, 'retentionSeconds'>;
  /** Null if the setting of their service is missing. Only events from global webhooks need them. */
  readonly records: Pick<Records, 'read'> | null;
}

export async function storeEvent(
  { settings, records, timelines, io }: StoreContext,
  address: Extract<Address, { kind: 'timeline' | 'global' }>,
  { interaction, type, parameters, token }: SignedEvent,
): Promise<StoreResult> {
  const own = address.kind === 'timeline' ? address.timeline : null;
  const receivedAt = io.now();
  if (own === null && records === null) return 'misconfigured';
  const found = own === null && records !== null ? await recordedTimeline(records, interaction) : ok(own);
  if (!found.ok) return storeFailure(found.failure);
  const timeline = found.value;
  if (timeline === null) return 'not-inspected';
  const arrival: Arrival = { type, parameters, webhook: own === null ? 'global' : 'interaction', receivedAt };
  // Made once for each request, because `add` may have to send it several times.
  const key = eventKey(timeline, arrival, token, io);
  const added = await timelines.add(timeline, key, timelineEvent(arrival), settings.retentionSeconds);
  if (!added.ok) return storeFailure(added.failure);
  if (added.value !== null) return 'stored';
  return own === null ? 'not-inspected' : 'unknown-attachment';
}

/** Reads the timeline of the interaction's attachment; null if the inspector is not attached. */
async function recordedTimeline(
  { read }: Pick<Records, 'read'>,
  interaction: InteractionSid | null,
): Promise<Reply<TimelineName | null>> {
  const record = interaction === null ? ok(null) : await read(interaction);
  return record.ok ? ok(record.value?.attachment.timeline ?? null) : record;
}

export const storeFailure = ({ kind }: TwilioError): 'store-refused' | 'store-unavailable' =>
  kind === 'refused' ? 'store-refused' : 'store-unavailable';
