/** Everything that can befall one request. */
import type { Strike } from './wire';

export const STRIKES: readonly Strike[] = [
  { kind: 'too-many-requests', retryAfterSeconds: 1 },
  { kind: 'too-many-requests', retryAfterSeconds: 30 },
  { kind: 'server-error', moment: 'before' },
  { kind: 'server-error', moment: 'after' },
  { kind: 'hang', moment: 'before' },
  { kind: 'hang', moment: 'after' },
  { kind: 'reset', moment: 'before' },
  { kind: 'reset', moment: 'after' },
  { kind: 'truncated' },
  { kind: 'wrong-json' },
  // Given up on, and yet it arrives: while the function is still at it, and long after.
  { kind: 'latency', ms: 3_000 },
  { kind: 'latency', ms: 60_000 },
  { kind: 'death', moment: 'before' },
  { kind: 'death', moment: 'after' },
];
