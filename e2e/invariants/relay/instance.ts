/** The receiver and the retry on one warm instance, and what people do there. */
import type { DialRequest, DialResult } from '../../../functions/lib/dial/dial';
import { type Connection, connect } from '../../../functions/lib/endpoint/context';
import type { Event, Handler } from '../../../functions/lib/endpoint/runtime';
import { WarmState } from '../../../functions/lib/endpoint/warm-state';
import { receiver } from '../../../functions/lib/events/receive';
import { scheduledRetry } from '../../../functions/lib/events/scheduled-retry';
import { connectRelay } from '../../../functions/lib/relay/connect-relay';
import type { RetryContext } from '../../../functions/lib/relay/context';
import { parseAccountSettings } from '../../../functions/lib/settings/account-settings';
import { parseOptionalSettings } from '../../../functions/lib/settings/settings';
import type { Io } from '../../../functions/lib/twilio/io';
import { mapOf } from '../../../functions/lib/twilio/outbox-keys';
import type { Harness, Network } from '../../fixtures/harness';
import { errorAnswer } from '../../fixtures/network';
import { type SyncDefect, withDefect } from '../shared/sync-defect';
import { type Invocation, type InvocationPlan, never, WarmInstance } from '../shared/warm-instance';
import { RELAY } from './attachment';

/** Delivers a request to a destination. */
export type Destination = (request: DialRequest, invocation: Invocation) => Promise<DialResult>;

/** Returns whether a request is to one of the fifteen maps of the outbox that stay missing. Saves most of the time. */
const isToOtherMap = (url: string) => /-outbox-(.)/.test(url) && !url.includes(mapOf(RELAY));

export class Instance {
  readonly #instance: WarmInstance;
  readonly #io: Io;
  readonly #receiver: Handler;
  readonly #retry: Handler;
  readonly #warm = new WarmState();

  constructor(
    harness: Harness,
    skewMs: number,
    private readonly destination: Destination,
    defect: SyncDefect | null,
  ) {
    this.#instance = new WarmInstance(harness);
    this.#io = { ...withDefect(harness.io(this.#network, skewMs), defect), dial: this.#dial };
    const log = () => undefined;
    this.#receiver = receiver(this.#io, log);
    this.#retry = scheduledRetry(this.#io, log);
  }

  get isBusy() {
    return this.#instance.isBusy;
  }

  receive(event: Event, plan: InvocationPlan): Promise<Invocation> {
    return this.#call(this.#receiver, plan, event);
  }

  retry(plan: InvocationPlan): Promise<Invocation> {
    return this.#call(this.#retry, plan, {});
  }

  /** Lets a person's request use the outbox. */
  person(plan: InvocationPlan, act: (context: RetryContext) => Promise<unknown>): Promise<Invocation> {
    return this.#instance.invoke(plan, async () => {
      await act(connectRelay(this.#connection(plan)));
      return 200;
    });
  }

  #call(handler: Handler, plan: InvocationPlan, event: Event): Promise<Invocation> {
    return this.#instance.invoke(plan, async () => (await this.#instance.call(handler, plan, event)).statusCode);
  }

  #connection({ variables }: InvocationPlan): Connection {
    const account = parseAccountSettings(variables);
    if (!account.ok) throw new Error(account.failure.variable);
    const settings = { ...account.value, ...parseOptionalSettings(variables) };
    return connect(settings, { warm: this.#warm, io: this.#io, log: () => undefined });
  }

  readonly #network: Network = async (request, send) => {
    if (isToOtherMap(request.url)) return errorAnswer(404);
    return this.#instance.network(request, send);
  };

  readonly #dial = async (request: DialRequest): Promise<DialResult> => {
    const invocation = this.#instance.current;
    if (invocation === null) return never();
    const fault = invocation.nextFault();
    if (fault?.kind !== 'death') return this.destination(request, invocation);
    if (fault.moment === 'after') void this.destination(request, invocation);
    invocation.die();
    return never();
  };
}
