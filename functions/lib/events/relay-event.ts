/**
 * Passes on an event of a relayed attachment, and stores it in the timeline if the inspector is a destination.
 *
 * The timeline decides nothing: every Flex token can write there. If it is missing or refuses the event, the other
 * destinations get it all the same.
 */
import { INSPECTOR } from '../../../src/contract/destination';
import { ok } from '../../../src/contract/result';
import { newTimeline } from '../attachment/inspector';
import { isAging, prolong } from '../attachment/prolong';
import type { RelayAddress } from '../attachment/relay-url';
import { hasInspector } from '../attachment/route';
import type { Connection } from '../endpoint/context';
import { destinationsIn } from '../relay/authority';
import { eventId } from '../relay/connect-relay';
import type { RetryContext } from '../relay/context';
import { passOn } from '../relay/pass-on';
import { retryDue } from '../relay/retry';
import { type Deliveries, showDelivery, withDeliveries } from '../relay/show-delivery';
import { lookUpTarget } from '../settings/target';
import { mapOf } from '../twilio/outbox-keys';
import type { Added } from '../twilio/timelines';
import { withTimeout } from '../twilio/timeout';
import { eventKey } from './event-key';
import type { SignedEvent } from './signed-event';
import { type StoreResult, storeFailure } from './store-event';
import { type Arrival, boundedType, timelineEvent } from './timeline-event';

export type RelayResult =
  | Exclude<StoreResult, 'not-inspected' | 'misconfigured'>
  /** Each destination got it, or it is in the outbox. */
  | 'passed-on'
  /** The ttid is bound to another interaction, too, whose events belong to no attachment. */
  | 'other-interaction'
  /** A destination did not get it, and the outbox could not keep it. */
  | 'outbox-unavailable';

/** The longest that the answer to Twilio waits for what is not needed to keep the event, in milliseconds. */
const AFTERWARDS_MS = 1_000;

/** Beside an event, one entry is tried, which can be behind 200 of a destination that hangs. */
const RETRY_LIMITS = { entries: 1, pages: 5 };

/** Passes on an event. Also tries something that is due, in the time of `retrying`; its result changes nothing here. */
export async function relayEvent(
  connection: Connection,
  { passing, retrying }: { readonly passing: RetryContext; readonly retrying: RetryContext },
  address: RelayAddress,
  event: SignedEvent,
): Promise<RelayResult> {
  const { io, records, settings, timelines } = connection;
  const { type, parameters, form, token } = event;
  const { id: relay, interaction } = address;
  if (event.interaction !== null && event.interaction !== interaction) return 'other-interaction';
  const receivedAt = io.now();
  const record = await records.read(interaction);
  if (!record.ok) return storeFailure(record.failure);
  const known = record.value;
  const destinations = destinationsIn(known, relay);
  if (destinations === null) return 'unknown-attachment';

  const timeline = newTimeline(relay);
  const arrival: Arrival = { type, parameters, webhook: 'interaction', receivedAt };
  const key = eventKey(timeline, arrival, token, io);
  const shown = timelineEvent(arrival);
  const isInspected = hasInspector(destinations);
  const lookups = destinations
    .filter(({ id }) => id !== INSPECTOR.key)
    .map(({ id, url }) => ({ id, ...lookUpTarget({ id, url }, settings) }));
  const targets = lookups.flatMap((found) => (found.kind === 'target' ? found.target : []));
  const unusable = lookups.flatMap(({ id, kind }) => (kind === 'unusable' ? id : []));
  const isPassedOn = targets.length + unusable.length > 0;
  const passed = { relay, interaction, id: eventId(key), type: boundedType(type), form, receivedAt };
  const [result] = await Promise.all([storeAndPassOn(), retryDue(retrying, [mapOf(relay)], RETRY_LIMITS)]);
  return result;

  async function storeAndPassOn(): Promise<RelayResult> {
    const [stored, { deliveries, isKept, gone }] = await Promise.all([
      isInspected ? timelines.add(timeline, key, shown, settings.retentionSeconds) : ok(null),
      passOn(passing, passed, targets, unusable),
    ]);
    const added = stored.ok ? stored.value : null;
    await withTimeout<unknown>(io, AFTERWARDS_MS, null, () =>
      Promise.all([
        added !== null && isPassedOn && show(added, deliveries),
        isAging(known) && prolong(connection, interaction, known, isInspected ? timeline : null),
        ...gone.map((destination) => passing.endDestination(interaction, relay, destination)),
      ]),
    );
    if (!isKept) return 'outbox-unavailable';
    if (isPassedOn) return 'passed-on';
    if (!stored.ok) return storeFailure(stored.failure);
    return added === null ? 'unknown-attachment' : 'stored';
  }

  /** Shows the deliveries. If the event was there before, other invocations may have shown some. */
  function show({ revision }: Added, deliveries: Deliveries) {
    return revision === null
      ? showDelivery(timelines, { timeline, key }, deliveries)
      : timelines.replace(timeline, key, revision, withDeliveries(shown, deliveries));
  }
}
