/** The interface between a suite and its runner. */
export interface Options {
  /** The number of random cases. Enumerated cases are not affected. */
  readonly runs: number;
  readonly seed: number;
}

export interface SuiteResult {
  /** Counts the checked cases, for the last line of the output. */
  readonly summary: string;
  readonly violations: number;
}

export interface Suite {
  readonly defaultRuns: number;
  readonly check: (options: Options) => Promise<SuiteResult>;
}
