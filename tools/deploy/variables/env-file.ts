import type { Variables } from './read';

/**
 * Formats the variables for the Twilio CLI, whose reader removes a quotation mark at each end of a value. In quotation
 * marks it keeps a #. The values contain no backslash and at most one kind of quotation mark.
 */
export const formatEnvFile = (variables: Variables) =>
  Object.entries(variables)
    .map(([name, value]) => (value.includes("'") ? `${name}="${value}"\n` : `${name}='${value}'\n`))
    .join('');
