/** Events that destinations did not get, as the functions list them. */
import type { Undelivered } from '../contract/undelivered';
import { interactionOf } from './sids';

/** The n-th event: one an hour, on the morning of March 1. */
export const undeliveredEvent = (number: number, changes: Partial<Undelivered> = {}): Undelivered => ({
  id: `${'a'.repeat(32)}.msg_${number}.quality`,
  interactionSid: interactionOf(number),
  destination: { id: 'quality', label: 'Quality team' },
  type: 'onParticipantUpdated',
  receivedAt: `2026-03-01T0${number}:00:00.000Z`,
  delivery: {
    state: 'failed',
    at: `2026-03-01T0${number}:30:00.000Z`,
    outcome: { kind: 'answered', status: 503, ms: 12 },
    attempts: 2,
    nextAt: `2026-03-01T0${number}:45:00.000Z`,
  },
  obstacle: null,
  ...changes,
});
