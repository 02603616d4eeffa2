/** Reads and checks the variables of the functions before anything is deployed. */
import { parseEnv } from 'node:util';
import { checkSettings } from '../../functions/lib/settings/settings';
import { StepFailed } from '../account/step-failed';

export type Variables = Readonly<Record<string, string>>;

/** Twilio's limit for the value of one variable, in bytes. */
const MAX_BYTES = 450;

/**
 * Parses the text of functions.env. Throws `StepFailed` with a variable's name if the functions or Twilio would not
 * accept its value.
 */
export function parseVariables(text: string): Variables {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text))) {
    if (value === undefined || value === '') continue;
    if (Buffer.byteLength(value) > MAX_BYTES)
      reject(name, `Shorten it to at most ${MAX_BYTES} bytes, which is Twilio’s limit.`);
    if (value.includes('\n')) reject(name, 'Put its value on one line.');
    if (quoteFor(value) === undefined) reject(name, 'Use one kind of quotation mark in its value, not both.');
    variables[name] = value;
  }
  const [problem] = checkSettings(variables);
  if (problem !== undefined) reject(problem.variable, `Reason: ${problem.reason}. See docs/configure.md.`);
  return variables;
}

/** Formats the variables for a file that the Twilio CLI reads. */
export const formatVariables = (variables: Variables) =>
  Object.entries(variables)
    .map(([name, value]) => {
      const quote = quoteFor(value);
      return `${name}=${quote}${value}${quote}\n`;
    })
    .join('');

/** Returns a quotation mark that the value does not contain. Without quotes, a # would start a comment. */
const quoteFor = (value: string) => ["'", '"'].find((quote) => !value.includes(quote));

function reject(name: string, remedy: string): never {
  throw new StepFailed(`The value of ${name} in functions.env cannot be used.`, remedy);
}
