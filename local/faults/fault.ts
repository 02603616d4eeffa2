/** A failure of one request to Twilio. */

/** Whether the failure happens before or after Twilio carries out the request. */
export const MOMENTS = ['before', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

export type Fault =
  /** The request reaches Twilio `ms` milliseconds later, even if the client stops waiting. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Twilio answers 429 and does nothing. */
  | { readonly kind: 'too-many-requests'; readonly retryAfterSeconds: number }
  /** Twilio answers 500. */
  | { readonly kind: 'server-error'; readonly moment: Moment }
  /** Twilio does not answer. The connection stays open until the client disconnects. */
  | { readonly kind: 'hang'; readonly moment: Moment }
  /** The connection breaks without an answer. */
  | { readonly kind: 'reset'; readonly moment: Moment }
  /** Twilio carries out the request, but the connection breaks in the middle of the answer. */
  | { readonly kind: 'truncated' }
  /** Twilio carries out the request, but the answer is JSON of an unexpected shape. */
  | { readonly kind: 'wrong-json' };
