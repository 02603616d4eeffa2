/**
 * Twilio's limits. The message about services and its code are from reports of Twilio's answers; those about other
 * resources are worded alike. Sources of the numbers: Twilio's documentation of the Serverless API and its resources.
 */
import { badParameter } from '../../conventions/errors';

export const LIMITS = {
  services: 50,
  variables: 100,
  /** Of functions, and as many of assets, in one build. */
  versions: 1_000,
  keyLength: 128,
  valueBytes: 450,
} as const;

/** Throws Twilio's 400 if there are more than `most` of `what`, such as `Services`. */
export function requireAtMost(most: number, what: string, number: number) {
  if (number > most) throw badParameter(`${what} are limited to less than or equal to ${most}`);
}
