/**
 * Delivers the world's events to the webhooks that subscribe to them. The world never waits for a delivery. A webhook
 * gets its events one at a time, in the order they happened. A failed delivery is repeated at once, if at all.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { FunctionsAddress } from '../functions/address';
import { ASSUMED, type Behavior } from '../twilio/flex-api/behavior';
import { ACCOUNT, type EventParameters, type Webhook } from '../world/model';
import type { World } from '../world/world';
import { effectOf } from './condition';
import { destinationOf } from './destination';
import { forward } from './forward';
import type { DeliveryLog, DeliveryResult } from './log';
import { type DeliveryRequest, deliveryRequest } from './request';
import type { CustomerSystem, CustomerSystems } from './systems';

/** Twilio's general timeout for webhooks. Twilio documents none for interaction webhooks. */
const TIMEOUT_MS = 15_000;

export interface DeliveryOptions {
  readonly world: World;
  readonly log: DeliveryLog;
  readonly functions: FunctionsAddress;
  readonly systems: CustomerSystems;
  /** Twilio's behavior where it is undocumented. `ASSUMED` by default. */
  readonly behavior?: Pick<Behavior, 'deliveriesHaveToken' | 'repetitions'>;
  /** Replaces the real `fetch`, which is used for requests to the functions only. */
  readonly send?: typeof fetch;
  readonly timeoutMs?: number;
  /** Replaces `Math.random`, which decides when a flaky system fails. */
  readonly random?: () => number;
}

/** Delivers every event from now on. `stop` ends the delivery. `idle` resolves when no delivery is in progress. */
export function startDelivery(options: DeliveryOptions): { stop: () => void; idle: () => Promise<void> } {
  const { world } = options;
  const queues = new Map<string, Promise<void>>();
  const stop = world.listen((event) => {
    if (event.kind !== 'interaction-event') return;
    for (const webhook of world.subscribersOf(event.interactionSid, event.parameters.EventType ?? '')) {
      const send = prepare(webhook, event.parameters, options);
      queues.set(webhook.ttid, (queues.get(webhook.ttid) ?? Promise.resolve()).then(send));
    }
  });
  return {
    stop,
    idle: async () => {
      await Promise.all(queues.values());
    },
  };
}

/** Builds the request from the webhook's current state and logs it. Returns a function that sends it. */
function prepare(webhook: Webhook, parameters: EventParameters, options: DeliveryOptions): () => Promise<void> {
  const { deliveriesHaveToken, repetitions } = options.behavior ?? ASSUMED;
  const request = deliveryRequest(webhook, parameters, deliveriesHaveToken ? randomUUID() : null);
  const first = log(request, webhook, parameters, options);
  return async () => {
    let result = await settle(first, request, options);
    for (let left = repetitions; left > 0 && hasFailed(result); left -= 1) {
      result = await settle(log(request, webhook, parameters, options), request, options);
    }
  };
}

const hasFailed = (result: DeliveryResult) => result.kind !== 'answered' || result.status >= 500;

/** Logs a request that is not sent yet. Returns its ID. */
function log(
  request: DeliveryRequest,
  webhook: Webhook,
  parameters: EventParameters,
  options: DeliveryOptions,
): number {
  const signature = request.headers['X-Twilio-Signature'] ?? '';
  const form = request.method === 'POST' ? parameters : {};
  return options.log.add({
    at: options.world.now(),
    webhook: { ttid: webhook.ttid, type: webhook.type, friendlyName: webhook.friendlyName },
    method: request.method,
    url: request.url,
    parameters,
    signature,
    signatureValid: validateRequest(ACCOUNT.authToken, signature, request.url, form),
  });
}

/** Sends a request, and logs the result under the ID. */
async function settle(id: number, request: DeliveryRequest, options: DeliveryOptions): Promise<DeliveryResult> {
  const result = await resultOf(request, options);
  options.log.settle(id, result);
  return result;
}

async function resultOf(request: DeliveryRequest, options: DeliveryOptions): Promise<DeliveryResult> {
  const destination = destinationOf(request.url, options.functions, options.systems);
  switch (destination.kind) {
    case 'system':
      return sendToSystem(request, destination.system, options);
    case 'functions':
      return sendToFunctions(request, destination.address, options);
    case 'unreachable':
      return { kind: 'not-delivered', why: destination.why };
  }
}

async function sendToSystem(
  request: DeliveryRequest,
  { host, condition, forwardTo }: CustomerSystem,
  { timeoutMs = TIMEOUT_MS, random = Math.random }: DeliveryOptions,
): Promise<DeliveryResult> {
  const effect = effectOf(condition, random);
  switch (effect.kind) {
    case 'answered':
      return effect;
    case 'closed':
      return { kind: 'not-delivered', why: `${host} closed the connection without an answer.` };
    case 'silence':
      await sleep(timeoutMs);
      return { kind: 'timed-out' };
    case 'accepted': {
      const leftMs = timeoutMs - effect.afterMs;
      if (effect.afterMs > 0) await sleep(Math.min(effect.afterMs, timeoutMs));
      if (leftMs <= 0) return { kind: 'timed-out' };
      return forwardTo === null ? { kind: 'answered', status: 200 } : forward(request, forwardTo, leftMs);
    }
  }
}

/** Does not keep the process alive, so that closing Local Twilio never waits for a slow system. */
const sleep = (ms: number) => wait(ms, undefined, { ref: false });

async function sendToFunctions(
  request: DeliveryRequest,
  address: string,
  { send = fetch, timeoutMs = TIMEOUT_MS }: DeliveryOptions,
): Promise<DeliveryResult> {
  try {
    const response = await send(address, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return { kind: 'answered', status: response.status };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timed-out' };
    return { kind: 'not-delivered', why: 'The functions on this machine did not answer.' };
  }
}
