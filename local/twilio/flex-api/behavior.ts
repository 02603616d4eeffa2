/**
 * What nobody outside Twilio knows about binding, and what is assumed here. Only a live account can tell.
 *
 * Not a switch, but assumed as well: a well-formed ttid may be bound although no such webhook exists, as the
 * call in Twilio's documentation of "Update an interaction" does when it is sent word for word.
 */
export interface Behavior {
  /** Whether `WebhookTtid=` unbinds. If not, the interaction keeps what it has. */
  readonly emptyTtidClears: boolean;
  /** Whether deleting a webhook unbinds it. If not, its interaction names a ttid that exists no more. */
  readonly deletingUnbinds: boolean;
}

export const ASSUMED: Behavior = { emptyTtidClears: true, deletingUnbinds: false };
