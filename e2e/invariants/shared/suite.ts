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

/** A suite of random cases. */
export interface RandomSuite {
  readonly defaultRuns: number;
  readonly check: (options: Options) => Promise<SuiteResult>;
}

/** A suite of fixed parts, of which some can be run alone. */
export interface ListedSuite {
  /** The names of its parts. */
  readonly parts: readonly string[];
  readonly checkParts: (names: readonly string[]) => Promise<SuiteResult>;
}

export type Suite = RandomSuite | ListedSuite;
