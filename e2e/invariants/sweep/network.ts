/** A network that is shared by many invocations, and that fails at random. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { everyFault } from '../../../local/faults/every-fault';
import { sendWithFault } from '../../../local/faults/in-process';
import type { Network } from '../../fixtures/harness';
import type { SeededRandom } from '../shared/seeded-random';

/** An invocation of a function, and how long it lives. */
export class MortalInvocation {
  #requestsLeft: number;

  /** @param requests How many it sends before the function dies. The last one may still take effect. */
  constructor(
    readonly isSweep: boolean,
    requests = Number.POSITIVE_INFINITY,
  ) {
    this.#requestsLeft = requests;
  }

  get isDead() {
    return this.#requestsLeft <= 0;
  }

  countRequest() {
    this.#requestsLeft -= 1;
  }
}

/** The invocation to which a request belongs. */
export const currentInvocation = new AsyncLocalStorage<MortalInvocation>();

export interface NetworkConditions {
  readonly latencyMs: number;
  /** The share of requests that fail. */
  readonly faultShare: number;
}

const FAULTS = everyFault({ latenciesMs: [3_000], retriesAfterSeconds: [1] });

const SILENCE = new Promise<never>(() => undefined);

/** @param onArrival Called with each request at the moment when it reaches Twilio. */
export function unreliableNetwork(
  { latencyMs, faultShare }: NetworkConditions,
  random: SeededRandom,
  sleep: (ms: number) => Promise<void>,
  onArrival: (method: string, url: string, invocation: MortalInvocation | undefined) => void,
): Network {
  return async ({ method, url }, send) => {
    const invocation = currentInvocation.getStore();
    const arrive = () => {
      onArrival(method, url, invocation);
      return send();
    };
    if (invocation?.isDead) return SILENCE;
    invocation?.countRequest();
    await sleep(latencyMs * (0.5 + random.next()));
    if (invocation?.isDead) {
      if (random.chance(0.5)) await arrive();
      return SILENCE;
    }
    const fault = random.chance(faultShare) ? FAULTS[random.below(FAULTS.length)] : undefined;
    return fault === undefined ? arrive() : sendWithFault(fault, arrive, sleep);
  };
}
