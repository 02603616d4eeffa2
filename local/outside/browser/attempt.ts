/** Runs a person's action and shows an error if it fails. Returns whether it succeeded. */
export type Attempt = (work: () => Promise<unknown>) => Promise<boolean>;
