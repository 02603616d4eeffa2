/** One attempt to deliver an event to a destination, which is a server of other people on the internet. */
import type { Outcome } from '../../../src/contract/outcome';

export interface DialRequest {
  /** With https. The fragment is not sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly limits: DialLimits;
}

/** In milliseconds, both from the start. */
export interface DialLimits {
  /** Until the connection is encrypted and its certificate verified, the look-up of the name included. */
  readonly connectMs: number;
  /** Until the header of the answer is complete. */
  readonly totalMs: number;
}

export interface DialResult {
  readonly outcome: Outcome;
  /** The header Retry-After as it came, at most its first 64 characters. */
  readonly retryAfter: string | null;
}

/** Sends one POST. It never rejects, and follows no redirect. */
export type Dial = (request: DialRequest) => Promise<DialResult>;
