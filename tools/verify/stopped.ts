/** Ends a run. `remedy` tells the person what to do. */
export class Stopped extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
