/** Lists every fault, for tests that try all of them and for the page that offers them. */
import { type Fault, MOMENTS } from './fault';

/** The values to use for faults with a duration. Each value makes one fault. */
export interface Sizes {
  readonly latenciesMs: readonly number[];
  readonly retriesAfterSeconds: readonly number[];
}

type Kind = Fault['kind'];
type Variants = { readonly [K in Kind]: (sizes: Sizes) => readonly Extract<Fault, { kind: K }>[] };

/** Typed so that a missing kind of fault does not compile. */
const VARIANTS: Variants = {
  latency: ({ latenciesMs }) => latenciesMs.map((ms) => ({ kind: 'latency', ms })),
  'too-many-requests': ({ retriesAfterSeconds }) =>
    retriesAfterSeconds.map((retryAfterSeconds) => ({ kind: 'too-many-requests', retryAfterSeconds })),
  'server-error': () => MOMENTS.map((moment) => ({ kind: 'server-error', moment })),
  hang: () => MOMENTS.map((moment) => ({ kind: 'hang', moment })),
  reset: () => MOMENTS.map((moment) => ({ kind: 'reset', moment })),
  truncated: () => [{ kind: 'truncated' }],
  'wrong-json': () => [{ kind: 'wrong-json' }],
};

/** Returns every kind of fault in all its variants. */
export const everyFault = (sizes: Sizes): readonly Fault[] =>
  Object.values(VARIANTS).flatMap((variants): readonly Fault[] => variants(sizes));

export const FAULT_KINDS: readonly string[] = Object.keys(VARIANTS);
