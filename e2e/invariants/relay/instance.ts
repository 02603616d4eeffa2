/** A warm instance of the functions, whose invocations have a network with planned faults, and can die. */

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
import { sendWithFault } from '../../../local/faults/in-process';
import type { Variables } from '../../../local/functions/variables';
import type { Harness, Network } from '../../fixtures/harness';
import { errorAnswer } from '../../fixtures/network';
import type { PlannedFault, RequestFault } from '../shared/fault-plan';
import { RELAY } from './attachment';

export interface InvocationPlan {
  readonly faults: readonly PlannedFault[];
  readonly latencyMs: number;
  readonly variables: Variables;
}

/** One invocation of a function. */
export class Invocation {
  isDead = false;
  /** The number of its calls to Twilio that had a fault so far. */
  faults = 0;
  /** The HTTP status of its answer; null before, and if it died. */
  status: number | null = null;
  #calls = 0;
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
    const index = this.#calls;
    this.#calls += 1;
    return this.plan.faults.find(([at]) => at === index)?.[1];
  }
}

/** Delivers a request to a destination. */
export type Destination = (request: DialRequest, invocation: Invocation) => Promise<DialResult>;

/** Returns whether a request is to one of the fifteen maps of the outbox that stay missing. Saves most of the time. */
const isToOtherMap = (url: string) => /-outbox-(.)/.test(url) && !url.includes(mapOf(RELAY));

const never = <T>() => new Promise<T>(() => undefined);

/** A Sync that does not keep its promises, with which the suite checks itself. */
export interface SyncDefect {
  readonly ignoresRevisions?: boolean;
  /** The start of the requests that it confirms without an effect. */
  readonly forgets?: string;
}

/** Sends requests without their condition. */
const withoutIfMatch =
  (fetch: Io['fetch']): Io['fetch'] =>
  (url, { headers, ...request }) => {
    const { 'if-match': _, ...others } = headers;
    return fetch(url, { ...request, headers: others });
  };

export class Instance {
  /** The invocation in progress. An instance has one at a time. */
  #current: Invocation | null = null;
  readonly #io: Io;
  readonly #receiver: Handler;
  readonly #retry: Handler;
  readonly #warm = new WarmState();

  constructor(
    private readonly harness: Harness,
    skewMs: number,
    private readonly destination: Destination,
    private readonly defect: SyncDefect | null,
  ) {
    const io = harness.io(this.#network, skewMs);
    this.#io = { ...io, dial: this.#dial, ...(defect?.ignoresRevisions ? { fetch: withoutIfMatch(io.fetch) } : {}) };
    const log = () => undefined;
    this.#receiver = receiver(this.#io, log);
    this.#retry = scheduledRetry(this.#io, log);
  }

  get isBusy() {
    return this.#current !== null;
  }

  receive(event: Event, plan: InvocationPlan): Promise<Invocation> {
    return this.#invoke(plan, () => this.#call(this.#receiver, plan, event));
  }

  retry(plan: InvocationPlan): Promise<Invocation> {
    return this.#invoke(plan, () => this.#call(this.#retry, plan, {}));
  }

  /** Lets a person's request use the outbox. */
  person(plan: InvocationPlan, act: (context: RetryContext) => Promise<unknown>): Promise<Invocation> {
    return this.#invoke(plan, async () => {
      await act(connectRelay(this.#connection(plan)));
      return 200;
    });
  }

  async #invoke(plan: InvocationPlan, act: () => Promise<number>): Promise<Invocation> {
    const invocation = new Invocation(plan, this.harness.time.now());
    this.#current = invocation;
    invocation.status = await Promise.race([act(), invocation.died]);
    // The platform does not use an instance again on which a function has died.
    if (!invocation.isDead) this.#current = null;
    return invocation;
  }

  #call(handler: Handler, { variables }: InvocationPlan, event: Event): Promise<number> {
    return new Promise((resolve) => {
      void handler(variables, event, (_, response) => {
        const { statusCode } = response as unknown as { readonly statusCode: number };
        resolve(statusCode);
      });
    });
  }

  #connection({ variables }: InvocationPlan): Connection {
    const account = parseAccountSettings(variables);
    if (!account.ok) throw new Error(account.failure.variable);
    const settings = { ...account.value, ...parseOptionalSettings(variables) };
    return connect(settings, { warm: this.#warm, io: this.#io, log: () => undefined });
  }

  readonly #network: Network = async (request, send) => {
    const invocation = this.#current;
    if (invocation === null || invocation.isDead) return never();
    if (isToOtherMap(request.url)) return errorAnswer(404);
    const { time } = this.harness;
    if (this.defect?.forgets !== undefined && request.body.startsWith(this.defect.forgets)) return errorAnswer(201);
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

  readonly #dial = async (request: DialRequest): Promise<DialResult> => {
    const invocation = this.#current;
    if (invocation === null || invocation.isDead) return never();
    const fault = invocation.nextFault();
    if (fault?.kind !== 'death') return this.destination(request, invocation);
    if (fault.moment === 'after') void this.destination(request, invocation);
    invocation.die();
    return never();
  };
}
