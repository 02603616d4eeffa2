/** Random cases: what happens to one relayed attachment, and what fails. */
import fc from 'fast-check';
import { EVERY_FAULT, type PlannedFault } from '../shared/fault-plan';

/** The destinations of the attachment beside the inspector: two named ones, of which one has a secret, and a URL. */
export const DESTINATIONS = ['crm', 'quality', 'url-0a1b2c3d'] as const;
export type DestinationId = (typeof DESTINATIONS)[number];

/** The way in which a destination treats one request. */
export type Behavior =
  /** It gets the request, and answers with this status after `ms` milliseconds. */
  | { readonly kind: 'answers'; readonly status: number; readonly ms: number; readonly retryAfter?: string }
  /** It does not get the request. */
  | { readonly kind: 'unreachable'; readonly ms: number; readonly why: 'refused' | 'connect-timeout' }
  /** It gets the request, and would answer with 200, but the answer does not arrive. */
  | { readonly kind: 'unheard'; readonly ms: number; readonly why: 'broken' | 'answer-timeout' };

export type Action =
  /** Twilio delivers an event. If it is repeated, it has the token of the first delivery of the same number. */
  | { readonly kind: 'event'; readonly repeats: number | null }
  | { readonly kind: 'retry' }
  | { readonly kind: 'send-again'; readonly destination: DestinationId; readonly nth: number }
  | { readonly kind: 'send-all-again' }
  /** People change the record: a destination goes, or comes back, or all go. */
  | { readonly kind: 'remove' | 'add'; readonly destination: DestinationId }
  | { readonly kind: 'detach' }
  /** An administrator exchanges the secret, or makes it unusable until the next exchange or the end of the steps. */
  | { readonly kind: 'exchange-secret' | 'spoil-secret' }
  /** An administrator takes a destination out of the settings, or back into them. */
  | { readonly kind: 'disallow' | 'allow' }
  /** A Flex user deletes or forges what is in the timeline. */
  | { readonly kind: 'vandalize'; readonly deletes: boolean };

export interface Step {
  readonly atMs: number;
  readonly action: Action;
  /** The number of the warm instance that carries it out. The clocks of instances differ. */
  readonly instance: number;
  /** How long each call to Twilio takes, in milliseconds. */
  readonly latencyMs: number;
  readonly faults: readonly PlannedFault[];
}

export interface Case {
  /** The behavior of each destination, request by request. Later requests are answered as the end says. */
  readonly behaviors: Readonly<Record<DestinationId, readonly Behavior[]>>;
  readonly steps: readonly Step[];
  /** At the end, all destinations work, or none does. */
  readonly end: 'mended' | 'hopeless';
}

const delay = fc.constantFrom(0, 20, 400, 1_400);

const behavior: fc.Arbitrary<Behavior> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('answers'), status: fc.constant(200), ms: delay }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answers'),
      status: fc.constantFrom(301, 404, 500),
      ms: delay,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('answers'),
      status: fc.constantFrom(429, 503),
      ms: delay,
      retryAfter: fc.constantFrom('0', '1', '30', '4000', 'Thu, 01 Jan 2026 00:30:00 GMT', 'soon'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('answers'), status: fc.constant(410), ms: delay }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Behavior>(
      { kind: 'unreachable', ms: 5, why: 'refused' },
      { kind: 'unreachable', ms: 1_000, why: 'connect-timeout' },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Behavior>(
      { kind: 'unheard', ms: 30, why: 'broken' },
      { kind: 'unheard', ms: 1_500, why: 'answer-timeout' },
    ),
  },
);

const anyDestination = fc.constantFrom(...DESTINATIONS);
const only = <K extends Action['kind']>(kind: K) => fc.constant({ kind } as Extract<Action, { kind: K }>);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('event'), repeats: fc.option(fc.nat(1), { freq: 3 }) }) },
  { weight: 8, arbitrary: only('retry') },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('send-again'), destination: anyDestination, nth: fc.nat(3) }),
  },
  { weight: 1, arbitrary: only('send-all-again') },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'add' as const), destination: anyDestination }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Action>(
      { kind: 'disallow' },
      { kind: 'allow' },
      { kind: 'exchange-secret' },
      { kind: 'spoil-secret' },
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('vandalize'), deletes: fc.boolean() }) },
);

/** Mostly a few calls of an invocation fail. */
const faults = fc.uniqueArray(fc.tuple(fc.nat(45), fc.constantFrom(...EVERY_FAULT)), {
  selector: ([index]) => index,
  maxLength: 6,
});

const step: fc.Arbitrary<Step> = fc.record({
  // Many steps at the same moment, and at those at which something is due.
  atMs: fc.oneof(fc.constantFrom(0, 10, 3_000, 6_000, 6_700, 22_000, 22_500, 23_000, 70_000), fc.nat(200_000)),
  action,
  instance: fc.nat(2),
  latencyMs: fc.constantFrom(0, 50, 300),
  faults: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: faults }),
});

const behaviors = fc.array(behavior, { maxLength: 8 });

export const anyCase: fc.Arbitrary<Case> = fc.record({
  behaviors: fc.record({ crm: behaviors, quality: behaviors, 'url-0a1b2c3d': behaviors }),
  steps: fc
    .tuple(fc.array(step, { minLength: 1, maxLength: 10 }), fc.option(step, { freq: 8 }))
    .map(([steps, last]) => [...steps, ...(last === null ? [] : [{ ...last, action: { kind: 'detach' } as const }])]),
  end: fc.constantFrom('mended' as const, 'hopeless' as const),
});
