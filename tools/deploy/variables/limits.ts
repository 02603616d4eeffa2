/** Twilio's limits for variables: https://www.twilio.com/docs/serverless/api/resource/variable and error 82006. */
import type { Assignment } from './lines';
import type { Problem } from './problem';

const MAX_VALUE_BYTES = 450;

/** Twilio documents “about 3 KB” for all names and values together, including those that it sets itself. */
const MAX_TOTAL_BYTES = 3_072;

/** A generous sum of the variables that functions.env does not set: four of Twilio's and the deployment's. */
const OTHER_BYTES = 300;

const MAX_OWN_BYTES = MAX_TOTAL_BYTES - OTHER_BYTES;

const bytes = (text: string) => Buffer.byteLength(text);
const inWords = (count: number) => `${count.toLocaleString('en-US')} bytes`;

export function limitProblems(assignments: readonly Assignment[]): Problem[] {
  const tooLong = assignments
    .filter(({ value }) => bytes(value) > MAX_VALUE_BYTES)
    .map(({ line, name, value }) => ({
      line,
      reason: `The value of ${name} has ${inWords(bytes(value))}. Twilio allows ${inWords(MAX_VALUE_BYTES)}.`,
    }));
  const total = assignments.reduce((sum, { name, value }) => sum + bytes(name) + bytes(value), 0);
  if (total <= MAX_OWN_BYTES) return tooLong;
  const reason =
    `All names and values together have ${inWords(total)}. Twilio allows about 3 KB, of which ` +
    `${inWords(MAX_OWN_BYTES)} are left for this file. Shorten or delete some.`;
  return [...tooLong, { line: null, reason }];
}
