/** One invocation of a function over a network with planned faults, and what the function could observe. */
import * as v from 'valibot';
import { sendWithFault } from '../../../local/faults/in-process';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { envelope, formFields } from '../../../src/contract/encoding';
import type { Endpoint, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import type { Result } from '../../../src/contract/result';
import type { Harness, Network, TwilioAnswer, TwilioRequest } from '../../fixtures/harness';
import { respelled } from '../../fixtures/spelling';
import type { FaultPlan } from './fault-plan';

/**
 * The time limits of the functions for one request and for the whole invocation. They are repeated here rather than
 * imported, so that a wrong limit in the functions is noticed.
 */
const REQUEST_LIMIT_MS = 2_500;
const INVOCATION_LIMIT_MS = 8_000;

export class Invocation {
  /** The requests that it has sent, each with the milliseconds since the invocation began. */
  readonly sent: string[] = [];
  isDead = false;
  /** Whether one of its writes took effect after it had given up on it. */
  hasLateWrite = false;
  /** The ttids of the webhooks that it registered, even if it never received the answer. */
  readonly registered: string[] = [];
  /** Every ttid that an answer about an interaction has shown to it. */
  readonly seenTtids = new Set<string | null>();
  readonly died: Promise<'died'>;
  readonly #die: () => void;

  constructor(
    readonly plan: FaultPlan,
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

export interface InvocationResult {
  /** Null when the function died. */
  readonly result: Result<unknown, Failure> | null;
  /** In virtual milliseconds. */
  readonly durationMs: number;
  readonly invocation: Invocation;
}

const never = <T>() => new Promise<T>(() => undefined);

/**
 * Calls an endpoint for a user, with faults as planned, and on request with another spelling of all identifiers. The
 * caller has to run the harness's clock.
 */
export async function invoke<E extends Endpoint>(
  harness: Harness,
  identity: string,
  name: E,
  request: Request<E>,
  plan: FaultPlan,
  isRespelled = false,
): Promise<InvocationResult> {
  const form = formFields(request);
  const fields = { Token: harness.tokenOf(identity), ...(isRespelled ? respelled(form) : form) };
  const invocation = new Invocation(plan, harness.time.now());
  const instance = harness.instance(faultyNetwork(harness, invocation), plan.clockSkewMs);
  const answered = harness.invoke(name, fields, FUNCTION_VARIABLES, instance);
  const first = await Promise.race([answered, invocation.died]);
  const durationMs = harness.time.now() - invocation.startedAt;
  return { result: first === 'died' ? null : v.parse(envelope, first.body), durationMs, invocation };
}

const faultyNetwork =
  ({ time }: Harness, invocation: Invocation): Network =>
  async (request, send) => {
    const { plan, startedAt } = invocation;
    if (invocation.isDead) return never();
    const index = invocation.sent.length;
    invocation.sent.push(`${time.now() - startedAt} ${request.method} ${request.url} ${request.body}`);
    const fault = plan.fault(index);
    const delay = plan.delay(index);
    const sentAt = time.now();
    const isInTime = () => time.now() - sentAt < REQUEST_LIMIT_MS && time.now() - startedAt < INVOCATION_LIMIT_MS;

    const reachTwilio = async () => {
      if (delay.out > 0) await time.sleep(delay.out);
      const answer = await send();
      await recordRegistration(invocation, request, answer);
      if (!isInTime() && request.method !== 'GET') invocation.hasLateWrite = true;
      return answer;
    };
    if (fault === undefined) {
      const answer = await reachTwilio();
      if (delay.back > 0) await time.sleep(delay.back);
      if (isInTime()) await recordSeenTtid(invocation, request, answer);
      return answer;
    }
    if (fault.kind !== 'death') return sendWithFault(fault, reachTwilio, time.sleep);
    invocation.die();
    if (fault.moment === 'after') await reachTwilio();
    return never();
  };

async function recordRegistration({ registered }: Invocation, { method, url }: TwilioRequest, answer: TwilioAnswer) {
  if (method !== 'POST' || !url.endsWith('/InteractionWebhooks') || !answer.ok) return;
  const body: unknown = JSON.parse(await answer.text());
  if (typeof body === 'object' && body !== null && 'ttid' in body) registered.push(String(body.ttid));
}

const INTERACTION = /\/v1\/Interactions\/KD[0-9a-f]+$/;

/** Records the ttid that a complete answer about an interaction shows. */
async function recordSeenTtid({ seenTtids }: Invocation, { url }: TwilioRequest, answer: TwilioAnswer) {
  if (!INTERACTION.test(url) || !answer.ok) return;
  const body: unknown = JSON.parse(await answer.text());
  if (typeof body === 'object' && body !== null && 'webhook_ttid' in body) {
    seenTtids.add(typeof body.webhook_ttid === 'string' ? body.webhook_ttid : null);
  }
}
