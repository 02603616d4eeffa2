/** The expected number of pairs in a timeline, computed in another way than the panel does. */
import type { WebhookType } from '../contract/webhooks';

interface Delivery {
  readonly webhook: WebhookType;
  /** Equal for events with the same content. */
  readonly content: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** Repeats the specification on purpose. */
const SAME_EVENT_MS = 10_000;

/**
 * Returns the most pairs of an interaction webhook's delivery and a global one's that can be the same event. Finds them
 * by augmenting paths.
 */
export function mostPairs(deliveries: readonly Delivery[]): number {
  const own = deliveries.filter(({ webhook }) => webhook === 'interaction');
  const global = deliveries.filter(({ webhook }) => webhook === 'global');
  const partners = new Map<Delivery, Delivery>();

  function findsPartner(one: Delivery, tried: Set<Delivery>): boolean {
    return global.some((other) => {
      if (tried.has(other) || !mayBeSame(one, other)) return false;
      tried.add(other);
      const partner = partners.get(other);
      if (partner !== undefined && !findsPartner(partner, tried)) return false;
      partners.set(other, one);
      return true;
    });
  }

  return own.filter((one) => findsPartner(one, new Set())).length;
}

const mayBeSame = (one: Delivery, other: Delivery) =>
  one.content === other.content && Math.abs(one.receivedAt - other.receivedAt) < SAME_EVENT_MS;
