import type { Binding } from '../../contract/binding';

/** A webhook that somebody misses when another takes its place. */
export type Replaced = Extract<Binding, { state: 'attached' | 'foreign' }>;

export const replacedBy = (binding: Binding): Replaced | null =>
  binding.state === 'attached' || binding.state === 'foreign' ? binding : null;
