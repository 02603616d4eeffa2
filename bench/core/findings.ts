/** The results of benchmarks. */
import { median, percentile, ratio } from './statistics';

/** A KB has 1,024 bytes, and an MB 1,024 KB. */
export type Unit = 'ms' | 'KB' | 'MB' | 'requests/s';

export interface Figure {
  /** Compared with the base of the table; null for the base itself, and for a figure that is compared with nothing. */
  readonly ratio: number | null;
  readonly value: number;
  readonly unit: Unit;
}

export interface Row {
  readonly name: string;
  /** One for each column; null if it was not measured. */
  readonly figures: readonly (Figure | null)[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** An upper limit that the project has set itself. */
export interface Goal {
  readonly name: string;
  readonly measured: number;
  readonly limit: number;
  /** `×` for a ratio. */
  readonly unit: Unit | '×';
}

/** The result of one benchmark. */
export interface Findings {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
}

export interface Benchmark {
  /** One line for `--help`. */
  readonly help: string;
  /** With `isQuick`, makes as few runs as possible, to try whether the benchmark works. */
  readonly run: (effort: Effort) => Promise<Findings>;
}

export interface Effort {
  readonly isQuick: boolean;
  /** Receives progress messages for people. */
  readonly onProgress: (message: string) => void;
}

/** Returns the median of samples, compared with the median of `base`. */
export const medianFigure = (
  samples: readonly number[],
  unit: Unit,
  base: readonly number[] | null = null,
): Figure => ({
  ratio: base === null ? null : ratio(samples, base),
  value: median(samples),
  unit,
});

/** Returns the median and the 99th percentile of samples. */
export const tailFigures = (samples: readonly number[], unit: Unit): readonly Figure[] =>
  [50, 99].map((percent) => ({ ratio: null, value: percentile(samples, percent), unit }));
