/** A reason why functions.env cannot be deployed, without anything of a value. */
export interface Problem {
  /** The number of the line; null if the reason is the whole file. */
  readonly line: number | null;
  readonly reason: string;
}
