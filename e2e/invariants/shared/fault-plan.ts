/** Faults planned for the requests of one invocation: which request fails, how, and how long each takes. */
import { everyFault } from '../../../local/faults/every-fault';
import { type Fault, MOMENTS, type Moment } from '../../../local/faults/fault';

/** The platform kills the function before or after this request takes effect. Nothing of it runs afterwards. */
export interface Death {
  readonly kind: 'death';
  readonly moment: Moment;
}

export type RequestFault = Fault | Death;

/** A fault and the request it belongs to, counted from 0 in the order in which an invocation sends them. */
export type PlannedFault = readonly [index: number, fault: RequestFault];

/** How long a request takes to reach Twilio and how long its answer takes to come back, in milliseconds. */
export interface Delay {
  readonly out: number;
  readonly back: number;
}

export interface FaultPlan {
  /** How far the clock of the function's instance is ahead, in milliseconds; 0 by default. */
  readonly clockSkewMs?: number;
  readonly fault: (index: number) => RequestFault | undefined;
  readonly delay: (index: number) => Delay;
}

export const NO_DELAY: Delay = { out: 0, back: 0 };
export const NO_FAULTS: FaultPlan = { fault: () => undefined, delay: () => NO_DELAY };

/** Every fault that one request can have. */
export const EVERY_FAULT: readonly RequestFault[] = [
  // The function gives up on both slow requests. One arrives while it still runs, the other long after.
  ...everyFault({ latenciesMs: [3_000, 60_000], retriesAfterSeconds: [1, 30] }),
  ...MOMENTS.map((moment): Death => ({ kind: 'death', moment })),
];
