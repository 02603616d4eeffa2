/** What can go wrong with one request to Twilio. */

/** Whether the request was lost before Twilio did what it asks, or only the answer afterwards. */
export const MOMENTS = ['before', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

export type Fault =
  /** The request takes so many milliseconds longer to reach Twilio; one that is given up on still gets there. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** 429, without doing anything. */
  | { readonly kind: 'too-many-requests'; readonly retryAfterSeconds: number }
  /** 500. */
  | { readonly kind: 'server-error'; readonly moment: Moment }
  /** No answer, on a connection that stays open until whoever asks goes away. */
  | { readonly kind: 'hang'; readonly moment: Moment }
  /** The connection breaks without an answer. */
  | { readonly kind: 'reset'; readonly moment: Moment }
  /** Done, but the connection breaks in the middle of the answer. */
  | { readonly kind: 'truncated' }
  /** Done, but the answer is JSON of a shape that Twilio never sends. */
  | { readonly kind: 'wrong-json' };
