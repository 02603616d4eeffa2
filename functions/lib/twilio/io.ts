/** The world outside the functions' own code: everything that is not a pure computation goes through here. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** As much of an HTTP answer as is looked at. */
export type HttpAnswer = Pick<Response, 'ok' | 'status' | 'headers' | 'text'>;

export interface Io {
  readonly fetch: (url: string, init: RequestInit) => Promise<HttpAnswer>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** 16 hexadecimal digits that were never used before. */
  readonly nonce: () => string;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly secret: () => string;
}

export const realIo: Io = {
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  sleep: (ms, signal) => wait(ms, undefined, { ...(signal === undefined ? {} : { signal }) }).catch(() => undefined),
  random: Math.random,
  nonce: () => randomBytes(8).toString('hex'),
  secret: () => randomBytes(16).toString('hex'),
};
