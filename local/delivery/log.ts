/** The newest deliveries, shown on `/outside`. */
import type { EventParameters, Webhook } from '../world/model';

const MAX_DELIVERIES = 500;

export type DeliveryResult =
  | { readonly kind: 'pending' }
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'timed-out' }
  /** `why` is a sentence for people. */
  | { readonly kind: 'not-delivered'; readonly why: string };

export interface Delivery {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly webhook: { readonly ttid: string; readonly type: Webhook['type']; readonly friendlyName: string | null };
  readonly method: Webhook['method'];
  readonly url: string;
  readonly parameters: EventParameters;
  readonly signature: string;
  /** Whether Twilio's own helper library accepts the signature. */
  readonly signatureValid: boolean;
  readonly outcome: DeliveryResult;
}

export class DeliveryLog {
  #deliveries: readonly Delivery[] = [];
  #count = 0;

  /** Adds a pending delivery and returns its ID. */
  add(delivery: Omit<Delivery, 'id' | 'outcome'>): number {
    this.#count += 1;
    const added: Delivery = { id: this.#count, ...delivery, outcome: { kind: 'pending' } };
    this.#deliveries = [added, ...this.#deliveries].slice(0, MAX_DELIVERIES);
    return added.id;
  }

  settle(id: number, outcome: DeliveryResult) {
    this.#deliveries = this.#deliveries.map((delivery) => (delivery.id === id ? { ...delivery, outcome } : delivery));
  }

  /** Newest first. */
  list(): readonly Delivery[] {
    return this.#deliveries;
  }
}
