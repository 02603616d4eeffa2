/** The state that one warm instance of a function keeps between invocations. Instances share nothing. */
import type { InstanceSid } from '../../../src/contract/sids';
import type { SettingProblem } from '../settings/problem';
import type { Reply } from '../twilio/http';
import type { Log } from './log';
import { NotedHealth } from './noted-health';
import { RateLimit } from './rate-limit';
import { SlowDestinations } from './slow-destinations';
import { TokenCache } from './token-cache';

export class WarmState {
  readonly tokens = new TokenCache();
  readonly limit = new RateLimit({ windowMs: 10_000, max: 30 });
  /** Limits the test events of each person. */
  readonly testLimit = new RateLimit({ windowMs: 60_000, max: 5 });
  readonly slow = new SlowDestinations();
  readonly health = new NotedHealth();
  #instance: Reply<InstanceSid> | null = null;
  readonly #reported = new Set<string>();

  /** Returns the account's Flex instance, which never changes; calls `fetch` until it has succeeded once. */
  async instance(fetch: () => Promise<Reply<InstanceSid>>): Promise<Reply<InstanceSid>> {
    if (this.#instance?.ok) return this.#instance;
    this.#instance = await fetch();
    return this.#instance;
  }

  /** Logs each problem once, without the value of the variable. */
  report(problems: readonly SettingProblem[], log: Log) {
    for (const { variable, reason } of problems) {
      if (this.#reported.has(variable)) continue;
      this.#reported.add(variable);
      log('misconfigured', { variable, reason });
    }
  }
}
