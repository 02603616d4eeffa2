/** Deliveries for tests. */
import type { Delivery } from '../contract/delivery';
import type { Outcome } from '../contract/outcome';

const AT = '2026-03-01T09:00:00.000Z';

export const answered = (status: number, ms = 210): Outcome => ({ kind: 'answered', status, ms });

export const deliveredIn = (ms: number): Delivery => ({
  state: 'delivered',
  at: AT,
  outcome: answered(200, ms),
  attempts: 1,
});

/** Null if there is no next attempt. */
export const failedWith = (outcome: Outcome | null, nextAt: string | null = null, attempts = 1): Delivery => ({
  state: 'failed',
  at: AT,
  outcome,
  attempts,
  nextAt,
});
