/** What a suite behind `npm run prove` offers. */
export interface Options {
  /** How many random cases; what is enumerated is not affected. */
  readonly runs: number;
  readonly seed: number;
}

export interface Verdict {
  /** The last line, after the suite's name: what was looked at. */
  readonly summary: string;
  readonly violations: number;
}

export interface Suite {
  readonly defaultRuns: number;
  readonly prove: (options: Options) => Promise<Verdict>;
}
