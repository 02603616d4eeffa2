/**
 * Runs all variants of a comparison in turn, round after round, so that a busy machine disturbs all of them alike.
 * Returns what each variant returned, by its name.
 */
export async function interleaved<Name extends string, T>(
  rounds: number,
  variants: Readonly<Record<Name, () => Promise<T>>>,
): Promise<Readonly<Record<Name, readonly T[]>>> {
  const entries = Object.entries(variants) as [Name, () => Promise<T>][];
  const results = Object.fromEntries(entries.map(([name]) => [name, [] as T[]])) as Record<Name, T[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of entries) results[name].push(await run());
  }
  return results;
}
