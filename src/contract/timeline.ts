/**
 * The timeline of one attachment: the events that the inspector received for it. It is a map in the account's default
 * Sync service with one item for each request of Twilio. The functions write it and the panel reads it; no decision
 * depends on it.
 */
import * as v from 'valibot';
import { delivery } from './delivery';
import { moment } from './moments';
import { webhookType } from './webhooks';

/** The name of the map. It is unguessable, because every user with a Flex token can read a map whose name they know. */
export const timelineName = v.pipe(v.string(), v.regex(/^interaction-webhook-[0-9a-f]{32}$/));

export type TimelineName = v.InferOutput<typeof timelineName>;

/** Anyone with a Flex token can write to a timeline, so a delivery that cannot be read costs only itself. */
const deliveries = v.pipe(
  v.fallback(v.record(v.string(), v.fallback(v.nullable(delivery), null)), {}),
  v.transform((found) =>
    Object.fromEntries(Object.entries(found).flatMap(([id, value]) => (value === null ? [] : [[id, value]]))),
  ),
);

/** The data of an item: an event as one webhook delivered it. */
export const timelineEvent = v.object({
  /** Twilio's `EventType`; may be a name that the catalog does not have. */
  type: v.string(),
  /** When the functions received it, in UTC. Twilio sends no time. */
  receivedAt: moment,
  /** All other parameters that Twilio sent: truncated if too long, without people's addresses and phone numbers. */
  parameters: v.record(v.string(), v.string()),
  /** The type of the webhook. Missing in items older than the support of global webhooks. */
  webhook: v.optional(webhookType, 'interaction'),
  /** By the ID of the destination. None if Twilio sends the events itself, and before the first attempt has ended. */
  deliveries: v.optional(deliveries),
});

export type TimelineEvent = v.InferOutput<typeof timelineEvent>;
