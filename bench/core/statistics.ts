/** Statistics over samples. All of them throw if there is no sample. */

/** Returns the middle sample, or the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = ascending(samples);
  const upper = at(sorted, sorted.length >> 1);
  return sorted.length % 2 === 1 ? upper : (at(sorted, (sorted.length >> 1) - 1) + upper) / 2;
}

/** Returns the smallest sample that at least `percent` percent of the samples do not exceed. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = ascending(samples);
  return at(sorted, Math.max(Math.ceil((percent / 100) * sorted.length), 1) - 1);
}

/** Returns how many times the median of `base` fits into the median of `samples`. */
export const ratio = (samples: readonly number[], base: readonly number[]): number => median(samples) / median(base);

const ascending = (samples: readonly number[]) => [...samples].sort((a, b) => a - b);

function at(samples: readonly number[], index: number): number {
  const sample = samples[index];
  if (sample === undefined) throw new Error('There are no samples');
  return sample;
}
