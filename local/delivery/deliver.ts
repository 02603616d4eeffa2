/**
 * Delivers the world's events to the webhooks that subscribe to them. The world never waits for a delivery. A webhook
 * gets its events one at a time, in the order they happened. Nothing is retried.
 */
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { ACCOUNT, type EventParameters, type Webhook } from '../world/model';
import type { World } from '../world/world';
import { destinationOf } from './destination';
import type { DeliveryLog, DeliveryResult } from './log';
import { type DeliveryRequest, deliveryRequest } from './request';

/** Twilio's general timeout for webhooks. Twilio documents none for interaction webhooks. */
const TIMEOUT_MS = 15_000;

export interface DeliveryOptions {
  readonly world: World;
  readonly log: DeliveryLog;
  /** The functions' origin on this machine, such as `http://127.0.0.1:4311`. */
  readonly functionsOrigin: string;
  /** Replaces the real `fetch`, which is used for requests to the functions only. */
  readonly send?: typeof fetch;
  readonly timeoutMs?: number;
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
  const request = deliveryRequest(webhook, parameters);
  const signature = request.headers['X-Twilio-Signature'] ?? '';
  const form = request.method === 'POST' ? parameters : {};
  const id = options.log.add({
    at: options.world.now(),
    webhook: { ttid: webhook.ttid, type: webhook.type, friendlyName: webhook.friendlyName },
    method: request.method,
    url: request.url,
    parameters,
    signature,
    signatureValid: validateRequest(ACCOUNT.authToken, signature, request.url, form),
  });
  return async () => options.log.settle(id, await resultOf(request, options));
}

async function resultOf(request: DeliveryRequest, options: DeliveryOptions): Promise<DeliveryResult> {
  const destination = destinationOf(request.url, options.functionsOrigin);
  if (destination.kind === 'customer') return { kind: 'answered', status: 200 };
  if (destination.kind === 'unreachable') return { kind: 'not-delivered', why: destination.why };
  const { send = fetch, timeoutMs = TIMEOUT_MS } = options;
  try {
    const response = await send(destination.address, {
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
