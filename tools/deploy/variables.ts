/** The administrator's variables for the functions, checked before anything is deployed. */
import { parseEnv } from 'node:util';
import { parseDestinations } from '../../functions/lib/settings/destinations';
import { StepFailed } from '../account/step-failed';

export type Variables = Readonly<Record<string, string>>;

/** Twilio's limit for the value of one variable. */
const MAX_BYTES = 450;

/** Reads the text of functions.env; what the functions or Twilio would not take is refused with the variable's name. */
export function parseVariables(text: string): Variables {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text))) {
    if (value === undefined || value === '') continue;
    if (Buffer.byteLength(value) > MAX_BYTES) refuse(name, `Twilio takes ${MAX_BYTES} bytes at most; shorten it.`);
    if (value.includes('\n')) refuse(name, 'Put its value on one line.');
    if (quoteFor(value) === undefined) refuse(name, 'Use one kind of quotation mark in its value, not both.');
    variables[name] = value;
  }
  const destinations = parseDestinations(variables);
  if (!destinations.ok) {
    refuse(destinations.failure.variable, 'A destination reads: label | https URL | roles. See docs/configure.md.');
  }
  return variables;
}

/** The variables as the Twilio CLI reads them from a file. */
export const formatVariables = (variables: Variables) =>
  Object.entries(variables)
    .map(([name, value]) => {
      const quote = quoteFor(value);
      return `${name}=${quote}${value}${quote}\n`;
    })
    .join('');

/** Without quotes, a # would start a comment. */
const quoteFor = (value: string) => ["'", '"'].find((quote) => !value.includes(quote));

function refuse(name: string, remedy: string): never {
  throw new StepFailed(`${name} in functions.env is of no use.`, remedy);
}
