/**
 * Decides whether an event may be sent to a destination. The record of the interaction is the only authority: it names
 * the attachment and its destinations until a person detaches it, and for a day after the end of the interaction. What
 * a timeline says never counts.
 */
import type { InteractionSid } from '../../../src/contract/sids';
import { settled } from '../attachment/claim';
import { relayIn } from '../attachment/route';
import type { AllowedDestinations } from '../settings/destinations';
import { lookUpTarget, type TargetLookup } from '../settings/target';
import type { Reply } from '../twilio/http';
import type { AttachmentRecord, RecordedDestination, Records, Relay } from '../twilio/records';

/** Returns the destinations of an attachment that get events according to the record; null if it is not attached. */
export function destinationsIn(record: AttachmentRecord | null, relay: string): readonly RecordedDestination[] | null {
  // A detach has deleted the webhook.
  if (record === null || record.attachment.unbinding !== null) return null;
  return relayIn(record, relay)?.destinations.filter(({ goneAt }) => goneAt === null) ?? null;
}

/** How much earlier an event may seem to have arrived than it did, in ms: the clocks of instances differ. */
const CLOCKS_DIFFER_MS = 30_000;

/**
 * Returns where an event may be sent. A destination that was removed and is added again does not get what was pending.
 *
 * @param receivedAt When the event arrived, as an ISO 8601 moment.
 */
export async function findTarget(
  { records, settings }: { readonly records: Pick<Records, 'read'>; readonly settings: AllowedDestinations },
  interaction: InteractionSid,
  relay: string,
  destination: string,
  receivedAt: string,
): Promise<Reply<TargetLookup>> {
  const record = await records.read(interaction);
  if (!record.ok) return record;
  const recorded = destinationsIn(record.value, relay)?.find(({ id }) => id === destination);
  const isMeant = recorded !== undefined && Date.parse(recorded.addedAt) <= Date.parse(receivedAt) + CLOCKS_DIFFER_MS;
  return { ok: true, value: isMeant ? lookUpTarget(recorded, settings) : { kind: 'removed' } };
}

/**
 * Ends a destination of an attachment, because it has answered that it wants no more events. If the record is claimed
 * or has changed, does nothing: the destination will answer the same to the next event.
 */
export async function endDestination(
  { records, now }: { readonly records: Pick<Records, 'read' | 'write'>; readonly now: () => number },
  interaction: InteractionSid,
  relayId: string,
  destination: string,
): Promise<void> {
  const record = await records.read(interaction);
  if (!record.ok || record.value === null || record.value.attachment.state !== 'bound') return;
  const { attachment } = record.value;
  if (attachment.relay?.id !== relayId) return;
  const goneAt = new Date(now()).toISOString();
  const relay: Relay = {
    ...attachment.relay,
    destinations: attachment.relay.destinations.map((recorded) =>
      recorded.id === destination && recorded.goneAt === null ? { ...recorded, goneAt } : recorded,
    ),
  };
  // After the end of the interaction, the record expires soon.
  await records.write(interaction, record.value, settled({ ...attachment, relay }), null);
}
