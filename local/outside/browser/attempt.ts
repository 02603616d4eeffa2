/** Carries out what a person asks for and says so when it fails. The answer is whether it succeeded. */
export type Attempt = (work: () => Promise<unknown>) => Promise<boolean>;
