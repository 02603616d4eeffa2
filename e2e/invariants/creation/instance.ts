/** The receiver, the request of a program, and the scheduled sweep, on one warm instance. */
import type { Event, Handler } from '../../../functions/lib/endpoint/runtime';
import { receiver } from '../../../functions/lib/events/receive';
import { forNewInteraction } from '../../../functions/lib/webhooks/for-new-interaction';
import { scheduledSweep } from '../../../functions/lib/webhooks/scheduled-sweep';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Harness, Network } from '../../fixtures/harness';
import type { PlannedFault } from '../shared/fault-plan';
import { type SyncDefect, withDefect } from '../shared/sync-defect';
import { type FunctionAnswer, type Invocation, WarmInstance } from '../shared/warm-instance';

interface Plan {
  readonly faults: readonly PlannedFault[];
  readonly latencyMs: number;
}

export interface Answered {
  readonly invocation: Invocation;
  /** Null if the function died. */
  readonly answer: FunctionAnswer | null;
}

export class Instance {
  readonly #instance: WarmInstance;
  readonly #handlers: Readonly<Record<'receive' | 'ask' | 'sweep', Handler>>;

  /** @param around Sees each request that reaches Twilio. */
  constructor(harness: Harness, skewMs: number, around: Network, defect: SyncDefect | null) {
    this.#instance = new WarmInstance(harness);
    const reliable = harness.io(
      (request, send) => this.#instance.network(request, () => around(request, send)),
      skewMs,
    );
    const io = withDefect(reliable, defect);
    const log = () => undefined;
    this.#handlers = { receive: receiver(io, log), ask: forNewInteraction(io, log), sweep: scheduledSweep(io, log) };
  }

  get isBusy() {
    return this.#instance.isBusy;
  }

  async call(name: 'receive' | 'ask' | 'sweep', event: Event, plan: Plan): Promise<Answered> {
    const planned = { ...plan, variables: FUNCTION_VARIABLES };
    let answer: FunctionAnswer | null = null;
    const invocation = await this.#instance.invoke(planned, async () => {
      answer = await this.#instance.call(this.#handlers[name], planned, event);
      return answer.statusCode;
    });
    return { invocation, answer };
  }
}
