/** Events that destinations have not got, or will not get anymore, in all interactions: the outbox as people see it. */
import * as v from 'valibot';
import { delivery } from './delivery';
import { moment } from './moments';
import { interactionSid } from './sids';

/**
 * Why a person cannot send an event again. `role`: they may not take webhooks away from the destination, unless they
 * added it themselves, which only the attempt finds out. `stopped`: the destination is not meant to get it anymore.
 * `age`: the event itself is not kept any longer.
 */
const OBSTACLES = ['role', 'stopped', 'age'] as const;

export type Obstacle = (typeof OBSTACLES)[number];

/** One event that a destination did not get. */
export const undelivered = v.object({
  /** Names it in a request to send it again. */
  id: v.string(),
  interactionSid,
  destination: v.object({
    /** The key of a named destination, or another ID for an entered URL. */
    id: v.string(),
    /** Null if no destination with this key is configured: it was removed since, or a person entered the URL. */
    label: v.nullable(v.string()),
  }),
  /** Twilio's `EventType`; may be a name that the catalog does not have. */
  type: v.string(),
  receivedAt: moment,
  delivery,
  /** Null if this person can send it again. */
  obstacle: v.nullable(v.picklist(OBSTACLES)),
});

export type Undelivered = v.InferOutput<typeof undelivered>;
