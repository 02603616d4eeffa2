/** Invocations on one clock, each with its own fate: the network knows which of them a request belongs to. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { everyFault } from '../../../local/faults/every-fault';
import { spoil } from '../../../local/faults/in-process';
import type { Network } from '../../fixtures/harness';
import type { Seeded } from '../shared/seeded-random';

export class Fate {
  #left: number;

  /** `requests`: so many are sent before the function dies; the last may still take effect. */
  constructor(
    readonly isSweep: boolean,
    requests = Number.POSITIVE_INFINITY,
  ) {
    this.#left = requests;
  }

  get isDead() {
    return this.#left <= 0;
  }

  spend() {
    this.#left -= 1;
  }
}

export const fates = new AsyncLocalStorage<Fate>();

export interface Weather {
  readonly latencyMs: number;
  /** The share of requests that something happens to. */
  readonly faults: number;
}

const FAULTS = everyFault({ latenciesMs: [3_000], retriesAfterSeconds: [1] });

const SILENCE = new Promise<never>(() => undefined);

/** `onArrival` hears of every request that reaches Twilio, at that moment. */
export function network(
  { latencyMs, faults }: Weather,
  random: Seeded,
  sleep: (ms: number) => Promise<void>,
  onArrival: (method: string, url: string, fate: Fate | undefined) => void,
): Network {
  return async ({ method, url }, send) => {
    const fate = fates.getStore();
    const arrive = () => {
      onArrival(method, url, fate);
      return send();
    };
    if (fate?.isDead) return SILENCE;
    fate?.spend();
    await sleep(latencyMs * (0.5 + random.next()));
    if (fate?.isDead) {
      if (random.chance(0.5)) await arrive();
      return SILENCE;
    }
    const fault = random.chance(faults) ? FAULTS[random.below(FAULTS.length)] : undefined;
    return fault === undefined ? arrive() : spoil(fault, arrive, sleep);
  };
}
