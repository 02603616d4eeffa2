/** The state that one warm instance of a function keeps between invocations. Instances share nothing. */
import type { InstanceSid } from '../../../src/contract/sids';
import type { Reply } from '../twilio/http';
import { RateLimit } from './rate-limit';
import { TokenCache } from './token-cache';

export class WarmState {
  readonly tokens = new TokenCache();
  readonly limit = new RateLimit();
  #instance: Reply<InstanceSid> | null = null;

  /** Returns the account's Flex instance, which never changes; calls `fetch` until it has succeeded once. */
  async instance(fetch: () => Promise<Reply<InstanceSid>>): Promise<Reply<InstanceSid>> {
    if (this.#instance?.ok) return this.#instance;
    this.#instance = await fetch();
    return this.#instance;
  }
}
