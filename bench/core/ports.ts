/** The ports that benchmarks use. The browser tests and `npm start` use others. */
export const PORTS = {
  twilio: 5900,
  functions: 5901,
  /** Functions that ours are compared with. */
  otherFunctions: 5902,
  /** A second Local Twilio with functions. */
  secondTwilio: 5910,
  secondFunctions: 5911,
} as const;
