import type { InstanceParameter } from '../../world/model';

/**
 * Behavior that Twilio does not document, and our assumptions about it. Only a live account can show whether they are
 * right.
 */
export interface Behavior {
  /** Whether an empty `WebhookTtid` unbinds the webhook. If not, it changes nothing. */
  readonly emptyTtidClears: boolean;
  /** Whether deleting a webhook unbinds it. If not, its interaction keeps the ttid of a webhook that is gone. */
  readonly deletingUnbinds: boolean;
  /** Whether a well-formed ttid without a webhook can be bound, as Twilio's example of "Update an interaction" does. */
  readonly absentTtidBinds: boolean;
  /** Whether several interactions can hold the same ttid. If not, the second bind is refused. */
  readonly ttidsAreShared: boolean;
  /** How long after its creation an interaction cannot be read, in milliseconds. Its events do not wait for that. */
  readonly interactionsAppearAfterMs: number;
  /** Whether a channel is found only under its own interaction. If not, its SID alone counts. */
  readonly channelsAreNested: boolean;
  /** Whether an interaction without a channel has an empty list of them. If not, the list is not found. */
  readonly emptyChannelListExists: boolean;
  /** Whether an agent whose task is in wrap-up is in the list of participants. If not, only `status=all` has them. */
  readonly wrapupParticipantsAreListed: boolean;
  readonly spelling: Spelling;
  /** Whether `Page` selects a page of a list, or only the `PageToken` in the link to it. */
  readonly pagesBy: 'number' | 'token';
  /** The number of items on a page at most, whatever `PageSize` asks for. */
  readonly largestPage: number;
  /** The name under which events carry the instance's SID. */
  readonly instanceParameter: InstanceParameter;
  /** Whether deliveries have an idempotency token, which is the same when Twilio repeats a delivery. */
  readonly deliveriesHaveToken: boolean;
  /** How often Twilio repeats a delivery that is answered with a 5xx, or not at all. */
  readonly repetitions: number;
}

/**
 * How an identifier in an address must be spelled. `exact`: as Twilio spells it. `any`: in upper or lower case.
 * `echoed`: the same, and the answer repeats the spelling of the request.
 */
export type Spelling = 'exact' | 'any' | 'echoed';

export const ASSUMED: Behavior = {
  emptyTtidClears: true,
  deletingUnbinds: false,
  absentTtidBinds: true,
  ttidsAreShared: true,
  interactionsAppearAfterMs: 0,
  channelsAreNested: true,
  emptyChannelListExists: true,
  wrapupParticipantsAreListed: false,
  spelling: 'exact',
  pagesBy: 'number',
  largestPage: 1_000,
  instanceParameter: 'InstanceSid',
  deliveriesHaveToken: false,
  repetitions: 0,
};

/** Finds a channel by its SID alone, and every resource by any spelling of its identifier. */
export const LENIENT = { channelsAreNested: false, spelling: 'any' } as const satisfies Partial<Behavior>;
