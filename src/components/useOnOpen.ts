import { type EffectCallback, useEffect } from 'react';

/** Runs an effect once, when a dialog or view opens; the effect's cleanup runs when it closes. */
export function useOnOpen(effect: EffectCallback) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs only after the first render.
  useEffect(effect, []);
}
