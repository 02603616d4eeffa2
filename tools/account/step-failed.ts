/** Thrown when a step of a program fails. `remedy` tells the administrator what to do. */
export class StepFailed extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
