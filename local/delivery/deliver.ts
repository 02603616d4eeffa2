/**
 * From what happens in the world to the webhooks that asked for it. The world never waits; a webhook gets its
 * events one after the other, in the order in which they happened; none is sent twice.
 */
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { ACCOUNT, type EventParameters, type Webhook } from '../world/model';
import type { World } from '../world/world';
import { destinationOf } from './destination';
import type { DeliveryLog, DeliveryResult } from './log';
import { type DeliveryRequest, deliveryRequest } from './request';

/** How long Twilio waits for an answer to a webhook in general; for this product it is not documented. */
const TIMEOUT_MS = 15_000;

export interface DeliveryOptions {
  readonly world: World;
  readonly log: DeliveryLog;
  /** Where the functions answer on this machine, such as `http://127.0.0.1:4311`. */
  readonly functionsOrigin: string;
  /** Sends to the loopback interface. */
  readonly send?: typeof fetch;
  readonly timeoutMs?: number;
}

/** Delivers everything that happens from now on. `stop` ends it; `idle` resolves once nothing is under way. */
export function startDelivery(options: DeliveryOptions): { stop: () => void; idle: () => Promise<void> } {
  const { world } = options;
  const queues = new Map<string, Promise<void>>();
  const stop = world.listen((event) => {
    if (event.kind !== 'interaction-event') return;
    for (const webhook of world.subscribersOf(event.interactionSid, event.parameters.EventType ?? '')) {
      const carryOut = prepare(webhook, event.parameters, options);
      queues.set(webhook.ttid, (queues.get(webhook.ttid) ?? Promise.resolve()).then(carryOut));
    }
  });
  return {
    stop,
    idle: async () => {
      await Promise.all(queues.values());
    },
  };
}

/** Makes the request as the webhook is now, notes it in the log, and answers what sends it. */
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
  if (destination.kind === 'outside-world') return { kind: 'answered', status: 200 };
  if (destination.kind === 'nowhere') return { kind: 'not-delivered', why: destination.why };
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
    return { kind: 'not-delivered', why: 'The functions did not answer on this machine.' };
  }
}
