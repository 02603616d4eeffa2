/** A warm instance of the functions, whose invocations have a network with planned faults, and can die. */
import type { Event, Handler } from '../../../functions/lib/endpoint/runtime';
import { sendWithFault } from '../../../local/faults/in-process';
import type { Variables } from '../../../local/functions/variables';
import type { Harness, Network } from '../../fixtures/harness';
import type { PlannedFault, RequestFault } from './fault-plan';

export interface InvocationPlan {
  readonly faults: readonly PlannedFault[];
  /** How long each call to Twilio takes, in milliseconds. */
  readonly latencyMs: number;
  readonly variables: Variables;
}

/** One invocation of a function. */
export class Invocation {
  isDead = false;
  /** The number of its calls to Twilio and to destinations so far. */
  calls = 0;
  /** The number of its calls to Twilio that had a fault so far. */
  faults = 0;
  /** The HTTP status of its answer; null before, and if it died. */
  status: number | null = null;
  readonly died: Promise<null>;
  #die: () => void = () => undefined;

  constructor(
    readonly plan: InvocationPlan,
    /** Epoch milliseconds of the world's clock. */
    readonly startedAt: number,
  ) {
    this.died = new Promise((resolve) => {
      this.#die = () => resolve(null);
    });
  }

  die() {
    this.isDead = true;
    this.#die();
  }

  /** Returns the fault of its next call to Twilio or to a destination. */
  nextFault(): RequestFault | undefined {
    const index = this.calls;
    this.calls += 1;
    return this.plan.faults.find(([at]) => at === index)?.[1];
  }
}

/** The answer of a function. */
export interface FunctionAnswer {
  readonly statusCode: number;
  readonly body: unknown;
}

export const never = <T>() => new Promise<T>(() => undefined);

export class WarmInstance {
  #current: Invocation | null = null;

  constructor(private readonly harness: Harness) {}

  /** The invocation in progress; null if there is none, or if it has died. An instance has one at a time. */
  get current(): Invocation | null {
    return this.#current?.isDead ? null : this.#current;
  }

  /** Whether it cannot be used now, or not anymore. */
  get isBusy() {
    return this.#current !== null;
  }

  async invoke(plan: InvocationPlan, act: () => Promise<number>): Promise<Invocation> {
    const invocation = new Invocation(plan, this.harness.time.now());
    this.#current = invocation;
    invocation.status = await Promise.race([act(), invocation.died]);
    // The platform does not use an instance again on which a function has died.
    if (!invocation.isDead) this.#current = null;
    return invocation;
  }

  call(handler: Handler, { variables }: InvocationPlan, event: Event): Promise<FunctionAnswer> {
    return new Promise((resolve) => {
      void handler(variables, event, (_, response) => resolve(response as unknown as FunctionAnswer));
    });
  }

  readonly network: Network = async (_, send) => {
    const invocation = this.current;
    if (invocation === null) return never();
    const { time } = this.harness;
    const fault = invocation.nextFault();
    const { latencyMs } = invocation.plan;
    if (latencyMs > 0) await time.sleep(latencyMs);
    if (fault === undefined) return send();
    invocation.faults += 1;
    if (fault.kind !== 'death') return sendWithFault(fault, send, time.sleep);
    invocation.die();
    if (fault.moment === 'after') await send();
    return never();
  };
}
