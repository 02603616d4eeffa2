import { type EffectCallback, useEffect } from 'react';

/** Does something once, as a dialog opens; what the effect answers is done as the dialog goes. */
export function useOnOpen(effect: EffectCallback) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, whatever is drawn later.
  useEffect(effect, []);
}
