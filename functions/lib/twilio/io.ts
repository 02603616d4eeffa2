/** Input and output: everything that is not a pure computation goes through here, so that tests can replace it. */
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

const sleep: Io['sleep'] = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

export const realIo: Io = {
  fetch: sendOverHttps,
  now: Date.now,
  sleep,
  random: Math.random,
  nonce: () => nodeCrypto().randomBytes(8).toString('hex'),
  secret: () => nodeCrypto().randomBytes(16).toString('hex'),
};
