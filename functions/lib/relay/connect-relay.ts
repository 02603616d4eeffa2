/** Connects the relay of one invocation to its stores. */
import { newTimeline } from '../attachment/inspector';
import type { Connection } from '../endpoint/context';
import { destinationHealth } from '../twilio/destination-health';
import { syncOutbox } from '../twilio/outbox';
import { endDestination, findTarget } from './authority';
import type { RetryContext } from './context';
import { showDelivery } from './show-delivery';

export function connectRelay(connection: Connection): RetryContext {
  const { http, io, records, settings, timelines, deadline, warm } = connection;
  const service = settings.recordsServiceSid;
  return {
    outbox: syncOutbox(http, service, io),
    health: destinationHealth(http, service),
    warm,
    io,
    credentials: settings.credentials,
    deadline,
    findTarget: (interaction, relay, destination, receivedAt) =>
      findTarget({ records, settings }, interaction, relay, destination, receivedAt),
    endDestination: (interaction, relay, destination) =>
      endDestination({ records, now: io.now }, interaction, relay, destination),
    show: ({ relay, event, destination }, delivery) =>
      showDelivery(timelines, { timeline: newTimeline(relay), key: timelineKey(event) }, { [destination]: delivery }),
  };
}

/** The beginning of the IDs of events, as Standard Webhooks proposes it. */
const PREFIX = 'msg_';

/** Returns the ID that the destinations of an event get, from its key in the timeline. */
export const eventId = (key: string) => `${PREFIX}${key}`;

/** Returns the key in the timeline. */
export const timelineKey = (event: string) => event.slice(PREFIX.length);
