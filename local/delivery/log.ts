/** The newest deliveries. `/outside` shows the last of them. */
import type { EventParameters, Webhook } from '../world/model';

/** More than a busy test makes. Adding and settling takes the same time however many there are. */
const MAX_DELIVERIES = 10_000;

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
  /** Null for a request of the functions: they alone know the webhook whose event they pass on. */
  readonly webhook: {
    readonly ttid: string;
    readonly type: Webhook['type'];
    readonly friendlyName: string | null;
  } | null;
  readonly method: string;
  readonly url: string;
  /** By lower-case name, without those of the connection. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent; null for none. */
  readonly body: string | null;
  /** The values of a repeated one are joined by commas. */
  readonly parameters: EventParameters;
  readonly signature: string;
  /** Whether Twilio's own helper library accepts the signature. */
  readonly signatureValid: boolean;
  readonly outcome: DeliveryResult;
}

export class DeliveryLog {
  /** By ID, oldest first. */
  readonly #deliveries = new Map<number, Delivery>();
  #count = 0;
  readonly #waiting = new Map<number, ((outcome: DeliveryResult) => void)[]>();

  /** Adds a pending delivery and returns its ID. */
  add(delivery: Omit<Delivery, 'id' | 'outcome'>): number {
    this.#count += 1;
    this.#deliveries.set(this.#count, { id: this.#count, ...delivery, outcome: { kind: 'pending' } });
    this.#deliveries.delete(this.#count - MAX_DELIVERIES);
    return this.#count;
  }

  /** Sets the outcome of a delivery, unless it has been dropped since. */
  settle(id: number, outcome: DeliveryResult) {
    const delivery = this.#deliveries.get(id);
    if (delivery !== undefined) this.#deliveries.set(id, { ...delivery, outcome });
    for (const resolve of this.#waiting.get(id) ?? []) resolve(outcome);
    this.#waiting.delete(id);
  }

  /** Resolves to the outcome of a delivery, when it has one. */
  outcomeOf({ id, outcome }: Delivery): Promise<DeliveryResult> {
    if (outcome.kind !== 'pending') return Promise.resolve(outcome);
    return new Promise((resolve) => this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]));
  }

  /** The newest ones, newest first: `limit` at most, or all. */
  list(limit = MAX_DELIVERIES): readonly Delivery[] {
    const newest: Delivery[] = [];
    for (let id = this.#count; newest.length < limit; id -= 1) {
      const delivery = this.#deliveries.get(id);
      if (delivery === undefined) break;
      newest.push(delivery);
    }
    return newest;
  }
}
