/** Input and output: everything that is not a pure computation goes through here, so that tests can replace it. */
import type { Dial } from '../dial/dial';
import { dialer } from '../dial/dialer';
import { isPublicAddress } from '../dial/public-address';
import { type HttpAnswer, type HttpRequest, sendOverHttps } from './https';
import { nodeCrypto } from './node-crypto';

export interface Io {
  /** Sends a request to Twilio, and follows no redirect. */
  readonly fetch: (url: string, request: HttpRequest) => Promise<HttpAnswer>;
  /** Sends an event to a destination, and to no address that is not public. */
  readonly dial: Dial;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls `expire` after `ms` milliseconds, unless the returned function is called before. */
  readonly startTimer: (ms: number, expire: () => void) => () => void;
  /** Resolves after `ms` milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Returns 16 hexadecimal digits that are unique. */
  readonly nonce: () => string;
  /** Returns 32 hexadecimal digits that cannot be guessed. */
  readonly secret: () => string;
}

export const realIo: Io = {
  fetch: sendOverHttps,
  dial: dialer(isPublicAddress),
  now: Date.now,
  startTimer: (ms, expire) => {
    const timer = setTimeout(expire, ms);
    return () => clearTimeout(timer);
  },
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
  nonce: () => nodeCrypto().randomBytes(8).toString('hex'),
  secret: () => nodeCrypto().randomBytes(16).toString('hex'),
};
