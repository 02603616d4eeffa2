/**
 * What the inspector has received of one attachment: a map in the account's default Sync service, an item for each
 * event. The functions write it, the panel reads it, nothing is ever decided by it.
 */
import * as v from 'valibot';
import { webhookType } from './webhooks';

/** The unguessable name of the map; whoever knows it may read it with a Flex token. */
export const timelineName = v.pipe(v.string(), v.regex(/^interaction-webhook-[0-9a-f]{32}$/));

export type TimelineName = v.InferOutput<typeof timelineName>;

/**
 * Twilio gives an event no id: what says the same within these milliseconds is one event, told again or by another
 * webhook.
 */
export const SAME_EVENT_MS = 10_000;

/** The data of an item: an event as one webhook brought it. */
export const timelineEvent = v.object({
  /** Twilio's `EventType`; names unknown to us are possible. */
  type: v.string(),
  /** When the receiver got it, in ISO 8601. Twilio tells no time of its own. */
  receivedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Everything else that Twilio sent: cut where it was too long, without addresses and numbers of people. */
  parameters: v.record(v.string(), v.string()),
  /** The type of the webhook; that of the interaction in items of before global ones were kept. */
  webhook: v.optional(webhookType, 'interaction'),
});

export type TimelineEvent = v.InferOutput<typeof timelineEvent>;
