/** Random cases: what programs, Twilio and people do with webhooks for new interactions, and what fails. */
import fc from 'fast-check';
import { EVERY_FAULT, type PlannedFault } from '../shared/fault-plan';

/** The requests that programs make. Both can be sent again. */
export const REQUESTS = [0, 1] as const;
export type RequestNumber = (typeof REQUESTS)[number];

export type Action =
  /** A program sends its request, for the first time or again; `isOther` changes a parameter. */
  | { readonly kind: 'ask'; readonly request: RequestNumber; readonly isOther: boolean }
  /** A program creates an interaction with the ttid that it has got, if it is valid. */
  | { readonly kind: 'create'; readonly request: RequestNumber; readonly fails: boolean }
  /** Something happens in an interaction. */
  | { readonly kind: 'update'; readonly nth: number }
  | { readonly kind: 'close'; readonly nth: number }
  /** Another program binds its own webhook to an interaction. */
  | { readonly kind: 'rebind'; readonly nth: number }
  | { readonly kind: 'sweep' }
  /** Sync loses what waits, or the records. */
  | { readonly kind: 'lose'; readonly what: 'waiting' | 'records' };

/** How one invocation goes. */
export interface Plan {
  /** The number of the warm instance that carries it out. The clocks of instances differ. */
  readonly instance: number;
  /** How long each call to Twilio takes, in milliseconds. */
  readonly latencyMs: number;
  readonly faults: readonly PlannedFault[];
}

/** How Twilio delivers an event. */
export interface Delivery extends Plan {
  readonly delayMs: number;
  /** Whether Twilio repeats it at the same moment. */
  readonly isRepeated: boolean;
}

export interface Step extends Plan {
  readonly atMs: number;
  readonly action: Action;
  /** How the events of the action are delivered, in turn. */
  readonly deliveries: readonly [Delivery, ...Delivery[]];
}

export interface Case {
  readonly steps: readonly Step[];
  /** How long after its creation an interaction cannot be read, in milliseconds. */
  readonly invisibleMs: number;
  /** Whether Twilio refuses a ttid that another interaction holds. */
  readonly ttidsAreShared: boolean;
}

const request = fc.constantFrom(...REQUESTS);
const nth = fc.nat(3);
const seldom = fc.nat(4).map((number) => number === 0);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('ask'), request, isOther: seldom }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('create'), request, fails: seldom }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('update'), nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close'), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rebind'), nth }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'sweep' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose'), what: fc.constantFrom('waiting', 'records') }) },
);

/** Mostly a few calls of an invocation fail. Often two do. */
const faults = fc.uniqueArray(fc.tuple(fc.nat(16), fc.constantFrom(...EVERY_FAULT)), {
  selector: ([index]) => index,
  maxLength: 4,
});

const plan = {
  instance: fc.nat(2),
  latencyMs: fc.constantFrom(0, 50, 300),
  faults: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: faults }),
};

const delivery: fc.Arbitrary<Delivery> = fc.record({
  ...plan,
  // Events arrive at once, out of order, and before the program has its answer.
  delayMs: fc.constantFrom(0, 0, 1, 40, 500, 3_000),
  isRepeated: seldom,
});

const HOUR_MS = 3_600_000;

const step: fc.Arbitrary<Step> = fc.record({
  ...plan,
  atMs: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(0, 10, 400, 2_000, 16_000, 20_000, 120_000) },
    { weight: 2, arbitrary: fc.constantFrom(HOUR_MS, 23.9 * HOUR_MS, 25.1 * HOUR_MS, 26 * HOUR_MS) },
    { weight: 2, arbitrary: fc.nat(26 * HOUR_MS) },
  ),
  action,
  deliveries: fc
    .array(delivery, { minLength: 1, maxLength: 4 })
    .map(([first, ...others]) => [first, ...others] as [Delivery, ...Delivery[]]),
});

/** Every case begins with the request of a program. */
const first = step.map((given): Step => ({ ...given, atMs: 0, action: { kind: 'ask', request: 0, isOther: false } }));

export const anyCase: fc.Arbitrary<Case> = fc.record({
  steps: fc.tuple(first, fc.array(step, { minLength: 1, maxLength: 10 })).map(([one, others]) => [one, ...others]),
  invisibleMs: fc.constantFrom(0, 0, 200, 1_000, 5_000),
  ttidsAreShared: fc.boolean(),
});
