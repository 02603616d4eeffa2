/** Everything that can befall one request. */
import { everyFault } from '../../../local/faults/every-fault';
import { MOMENTS } from '../../../local/faults/fault';
import type { Strike } from './invocation';

export const STRIKES: readonly Strike[] = [
  // Given up on, and yet it arrives: while the function is still at it, and long after.
  ...everyFault({ latenciesMs: [3_000, 60_000], retriesAfterSeconds: [1, 30] }),
  ...MOMENTS.map((moment): Strike => ({ kind: 'death', moment })),
];
