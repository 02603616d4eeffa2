/**
 * The request and the answer of `for-new-interaction`, for a customer's own server code: it gets a ttid that it passes
 * as `WebhookTtid` when it creates an interaction. The plugin does not call it.
 */
import * as v from 'valibot';
import { MAX_DESTINATIONS } from './destination';
import { failure } from './failures';
import { eventList, listOrNone, orNull } from './fields';
import { moment } from './moments';
import { ttid } from './sids';

export const NEW_INTERACTION_PATH = '/webhooks/for-new-interaction';

/** How far `issuedAt` may be from the functions' clock, in milliseconds. */
export const ISSUED_WITHIN_MS = 5 * 60_000;

/** How long a ttid waits for its interaction after `issuedAt`, in milliseconds. */
export const WAITS_MS = 24 * 3_600_000;

/** The most webhooks that wait for their interactions at the same time. */
export const MAX_WAITING = 1_000;

export const newInteractionRequest = v.object({
  /** `inspector` and the keys of named destinations, joined by commas. Together with the URL, there is at least one. */
  destinations: v.pipe(
    listOrNone(v.pipe(v.string(), v.minLength(1)), MAX_DESTINATIONS),
    v.check((chosen) => new Set(chosen).size === chosen.length),
  ),
  /** A URL on an allowed host; empty for none. */
  url: orNull(v.pipe(v.string(), v.minLength(1))),
  /** Names of the catalog, joined by commas. `onInteractionCreated` is always added: it names the interaction. */
  events: eventList,
  /** A UUID. The same request again gets the same answer. */
  requestId: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  /** When the program made the request: an ISO 8601 moment. */
  issuedAt: moment,
});

export type NewInteractionRequest = v.InferOutput<typeof newInteractionRequest>;

export const waitingWebhook = v.object({
  ttid,
  /** Until then, an interaction can be created with the ttid. */
  expiresAt: moment,
});

export type WaitingWebhook = v.InferOutput<typeof waitingWebhook>;

export const newInteractionFailure = v.union([
  failure,
  /** `issuedAt` is more than five minutes before or after `now`, the time of the functions. */
  v.object({ code: v.literal('not-current'), now: moment }),
  /** No more webhooks are registered while `limit` of them wait for their interactions. */
  v.object({ code: v.literal('too-many-waiting'), limit: v.number() }),
]);

export type NewInteractionFailure = v.InferOutput<typeof newInteractionFailure>;
