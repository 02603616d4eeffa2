/**
 * Behavior of binding that Twilio does not document, and our assumptions about it. Only a live account can show whether
 * they are right.
 *
 * One more assumption has no switch: a well-formed ttid can be bound although no such webhook exists. Twilio's example
 * of "Update an interaction" does so.
 */
export interface Behavior {
  /** Whether an empty `WebhookTtid` unbinds the webhook. If not, it changes nothing. */
  readonly emptyTtidClears: boolean;
  /** Whether deleting a webhook unbinds it. If not, its interaction keeps the ttid of a webhook that is gone. */
  readonly deletingUnbinds: boolean;
}

export const ASSUMED: Behavior = { emptyTtidClears: true, deletingUnbinds: false };
