/** Every fault that there is, so that none is forgotten where all of them are tried or offered. */
import { type Fault, MOMENTS } from './fault';

/** What is tried of the faults that have a size: each comes once with each of these. */
export interface Sizes {
  readonly latenciesMs: readonly number[];
  readonly retriesAfterSeconds: readonly number[];
}

type Kind = Fault['kind'];
type Variants = { readonly [K in Kind]: (sizes: Sizes) => readonly Extract<Fault, { kind: K }>[] };

/** A kind of fault that is missing here does not compile. */
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

/** Faults of every kind, in all their variants. */
export const everyFault = (sizes: Sizes): readonly Fault[] =>
  Object.values(VARIANTS).flatMap((variants): readonly Fault[] => variants(sizes));

/** The kinds of fault that there are. */
export const FAULT_KINDS: readonly string[] = Object.keys(VARIANTS);
