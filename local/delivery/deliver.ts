/**
 * Delivers the world's events to the webhooks that subscribe to them. The world never waits for a delivery. A webhook
 * gets its events one at a time, in the order they happened. A failed delivery is repeated at once, if at all.
 */
import { randomUUID } from 'node:crypto';
import type { FunctionsAddress } from '../functions/address';
import { ASSUMED, type Behavior } from '../twilio/flex-api/behavior';
import type { EventParameters, Webhook } from '../world/model';
import type { World } from '../world/world';
import { answerOf } from './answer';
import type { CertificateFault } from './condition';
import { destinationOf } from './destination';
import { entryOf } from './entry';
import type { DeliveryLog, DeliveryResult } from './log';
import { type DeliveryRequest, deliveryRequest } from './request';
import { resultOf } from './system-answer';
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
  return options.log.add({
    ...entryOf(request),
    at: options.world.now(),
    webhook: { ttid: webhook.ttid, type: webhook.type, friendlyName: webhook.friendlyName },
    parameters,
  });
}

/** Sends a request, and logs the result under the ID. */
async function settle(id: number, request: DeliveryRequest, options: DeliveryOptions): Promise<DeliveryResult> {
  const result = await deliver(request, options);
  options.log.settle(id, result);
  return result;
}

async function deliver(request: DeliveryRequest, options: DeliveryOptions): Promise<DeliveryResult> {
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

const CERTIFICATE_PROBLEMS: Readonly<Record<CertificateFault, string>> = {
  expired: 'it has expired',
  name: 'it is for another host',
  issuer: 'its issuer is unknown',
};

async function sendToSystem(
  request: DeliveryRequest,
  system: CustomerSystem,
  { timeoutMs = TIMEOUT_MS, random = Math.random }: DeliveryOptions,
): Promise<DeliveryResult> {
  const { host, condition } = system;
  if (condition.kind === 'certificate') {
    const why = `Twilio refused the certificate of ${host}: ${CERTIFICATE_PROBLEMS[condition.fault]}.`;
    return { kind: 'not-delivered', why };
  }
  return resultOf(await answerOf(system, request, AbortSignal.timeout(timeoutMs), random), host);
}

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
