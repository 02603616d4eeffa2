/** Shows in the timeline what became of an event at its destinations. Best effort, for display only. */
import type { Delivery } from '../../../src/contract/delivery';
import type { TimelineEvent, TimelineName } from '../../../src/contract/timeline';
import type { Timelines } from '../twilio/timelines';

/** Two invocations may show the deliveries of two destinations at the same time. */
const MAX_TRIES = 3;

/** By the ID of the destination. */
export type Deliveries = Readonly<Record<string, Delivery>>;

export function withDeliveries(event: TimelineEvent, deliveries: Deliveries): TimelineEvent {
  const known = event.deliveries ?? {};
  const changed = Object.entries(deliveries).map(([id, delivery]) => [id, latest(known[id], delivery)] as const);
  return { ...event, deliveries: { ...known, ...Object.fromEntries(changed) } };
}

/** An event that was delivered stays so, and the result of a later attempt replaces that of an earlier one. */
const latest = (known: Delivery | undefined, next: Delivery): Delivery =>
  known !== undefined && (known.state === 'delivered' || known.attempts > next.attempts) ? known : next;

/** Adds a delivery to an event that is in the timeline already. */
export async function showDelivery(
  timelines: Pick<Timelines, 'read' | 'replace'>,
  { timeline, key }: { readonly timeline: TimelineName; readonly key: string },
  deliveries: Deliveries,
): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await timelines.read(timeline, key);
    if (!found.ok || found.value === null) return;
    const { revision, event } = found.value;
    const replaced = await timelines.replace(timeline, key, revision, withDeliveries(event, deliveries));
    if (!replaced.ok || replaced.value) return;
  }
}
