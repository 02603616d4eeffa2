/** Adds the plugin's parts to Flex. An error in one of them must stop neither the others nor Flex. */
import type { Part } from './reports';

export interface Parts {
  /** Adds a part. Returns what `add` returns, or null if it throws. */
  readonly add: <Value>(part: Part, add: () => Value) => Value | null;
  readonly missing: readonly Part[];
}

/** @param onMissing Called once for each part that could not be added. */
export function partsOf(onMissing: (part: Part, error: unknown) => void): Parts {
  const missing: Part[] = [];
  return {
    missing,
    add(part, add) {
      try {
        return add();
      } catch (error) {
        missing.push(part);
        onMissing(part, error);
        return null;
      }
    },
  };
}
