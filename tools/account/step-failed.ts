/** A step of the deployment that did not succeed: what went wrong, and what the administrator can do about it. */
export class StepFailed extends Error {
  constructor(
    what: string,
    readonly remedy: string,
  ) {
    super(what);
  }
}
