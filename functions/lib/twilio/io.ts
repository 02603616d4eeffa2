/** Input and output: everything that is not a pure computation goes through here, so that tests can replace it. */
import { setTimeout as wait } from 'node:timers/promises';
import { type HttpAnswer, type HttpRequest, sendOverHttps } from './https';
import { nodeCrypto } from './node-crypto';

export interface Io {
  /** Follows no redirect. */
  readonly fetch: (url: string, request: HttpRequest) => Promise<HttpAnswer>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Returns 16 hexadecimal digits that are unique. */
  readonly nonce: () => string;
  /** Returns 32 hexadecimal digits that cannot be guessed. */
  readonly secret: () => string;
}

export const realIo: Io = {
  fetch: sendOverHttps,
  now: Date.now,
  sleep: (ms, signal) => wait(ms, undefined, { ...(signal === undefined ? {} : { signal }) }).catch(() => undefined),
  random: Math.random,
  nonce: () => nodeCrypto().randomBytes(8).toString('hex'),
  secret: () => nodeCrypto().randomBytes(16).toString('hex'),
};
