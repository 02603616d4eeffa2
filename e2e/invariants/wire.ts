/**
 * The line between the functions and Twilio: what is sent over it goes wrong as planned, one plan for each invocation,
 * and it remembers what the functions could know.
 */
import * as v from 'valibot';
import type { HttpAnswer } from '../../functions/lib/twilio/io';
import type { Fault, Moment } from '../../local/faults/fault';
import { spoil } from '../../local/faults/in-process';
import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import { type Endpoint, envelope, formFields, type Request } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import type { Result } from '../../src/contract/result';
import type { Harness, TwilioRequest } from '../fixtures/harness';

/** The platform kills the function before or after this request takes effect: nothing of it runs any more. */
export interface Death {
  readonly kind: 'death';
  readonly moment: Moment;
}

export type Strike = Fault | Death;

/** How long a request takes to reach Twilio, and its answer to come back, in milliseconds. */
export interface Delay {
  readonly out: number;
  readonly back: number;
}

/** What happens to an invocation's requests, counted from 0 in the order in which they are sent. */
export interface Plan {
  readonly strike: (index: number) => Strike | undefined;
  readonly delay: (index: number) => Delay;
}

export const NO_DELAY: Delay = { out: 0, back: 0 };
export const SMOOTH: Plan = { strike: () => undefined, delay: () => NO_DELAY };

/** What the functions keep to: a call's time and the whole invocation's. */
const CALL_MS = 2_500;
const BUDGET_MS = 8_000;

/** One invocation of a function, seen from the wire. */
export class Invocation {
  /** The requests it has sent, with the time since it began. */
  readonly sent: string[] = [];
  /** How many of its strikes have happened. */
  struck = 0;
  isDead = false;
  /** Whether a write of it took effect after it had given up on it. */
  hasStraggled = false;
  /** The ttids of the webhooks that it has registered, whether it was told or not. */
  readonly registered: string[] = [];
  /** Every ttid that an answer about an interaction has shown to it. */
  readonly shown = new Set<string | null>();
  readonly died: Promise<'died'>;
  readonly #die: () => void;

  constructor(
    readonly plan: Plan,
    readonly startedAt: number,
  ) {
    let die = () => undefined as undefined;
    this.died = new Promise((resolve) => {
      die = () => {
        resolve('died');
      };
    });
    this.#die = die;
  }

  die() {
    this.isDead = true;
    this.#die();
  }
}

/** How an invocation ended; null when it died. */
export interface Outcome {
  readonly result: Result<unknown, Failure> | null;
  /** How long it took, in virtual milliseconds. */
  readonly took: number;
  readonly invocation: Invocation;
}

const never = <T>() => new Promise<T>(() => undefined);

export class Wire {
  constructor(private readonly harness: Harness) {}

  /** Lets somebody ask an endpoint. Time passes only while somebody runs it. */
  async ask<E extends Endpoint>(identity: string, name: E, request: Request<E>, plan: Plan): Promise<Outcome> {
    const { harness } = this;
    const fields = { Token: harness.tokenOf(identity), ...formFields(request) };
    const invocation = new Invocation(plan, harness.time.now());
    const instance = harness.instance((sent, send) => this.#carry(invocation, sent, send));
    const answered = harness.invoke(name, fields, FUNCTION_VARIABLES, instance);
    const first = await Promise.race([answered, invocation.died]);
    const took = harness.time.now() - invocation.startedAt;
    return { result: first === 'died' ? null : v.parse(envelope, first.body), took, invocation };
  }

  async #carry(invocation: Invocation, request: TwilioRequest, send: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    const { plan, startedAt } = invocation;
    const { time } = this.harness;
    if (invocation.isDead) return never();
    const index = invocation.sent.length;
    invocation.sent.push(`${time.now() - startedAt} ${request.method} ${request.url} ${request.body}`);
    const strike = plan.strike(index);
    const delay = plan.delay(index);
    const sentAt = time.now();
    const isInTime = () => time.now() - sentAt < CALL_MS && time.now() - startedAt < BUDGET_MS;

    const reach = async () => {
      if (delay.out > 0) await time.sleep(delay.out);
      const answer = await send();
      await noteRegistered(invocation, request, answer);
      if (!isInTime() && request.method !== 'GET') invocation.hasStraggled = true;
      return answer;
    };
    if (strike === undefined) {
      const answer = await reach();
      if (delay.back > 0) await time.sleep(delay.back);
      if (isInTime()) await note(invocation, request, answer);
      return answer;
    }
    invocation.struck += 1;
    if (strike.kind !== 'death') return spoil(strike, reach, time.sleep);
    invocation.die();
    if (strike.moment === 'after') await reach();
    return never();
  }
}

/** Notes what Twilio has registered. */
async function noteRegistered({ registered }: Invocation, { method, url }: TwilioRequest, answer: HttpAnswer) {
  if (method !== 'POST' || !url.endsWith('/InteractionWebhooks') || !answer.ok) return;
  const body: unknown = JSON.parse(await answer.text());
  if (typeof body === 'object' && body !== null && 'ttid' in body) registered.push(String(body.ttid));
}

const INTERACTION = /\/v1\/Interactions\/KD[0-9a-f]+$/;

/** Notes what an answer that arrived whole says about an interaction. */
async function note({ shown }: Invocation, { url }: TwilioRequest, answer: HttpAnswer) {
  if (!INTERACTION.test(url) || !answer.ok) return;
  const body: unknown = JSON.parse(await answer.text());
  if (typeof body === 'object' && body !== null && 'webhook_ttid' in body) {
    shown.add(typeof body.webhook_ttid === 'string' ? body.webhook_ttid : null);
  }
}
