/**
 * A cache of genuine tokens, so that a warm function validates a token at Twilio only once a minute. Its keys are
 * digests: no token stays in memory. A person who is signed out in the meantime keeps their rights for that minute.
 */
import type { TokenHolder } from '../twilio/iam';
import { nodeCrypto } from '../twilio/node-crypto';

const FRESH_MS = 60_000;
const CAPACITY = 500;

export class TokenCache {
  readonly #holders = new Map<string, { readonly holder: TokenHolder; readonly until: number }>();

  get(token: string, now: number): TokenHolder | null {
    const entry = this.#holders.get(digest(token));
    return entry !== undefined && entry.until > now ? entry.holder : null;
  }

  set(token: string, holder: TokenHolder, now: number) {
    const oldest = this.#holders.keys().next();
    if (this.#holders.size >= CAPACITY && !oldest.done) this.#holders.delete(oldest.value);
    this.#holders.set(digest(token), { holder, until: Math.min(now + FRESH_MS, holder.expiresAt) });
  }
}

const digest = (token: string) => nodeCrypto().createHash('sha256').update(token).digest('base64url');
