import { checkSettings } from '../../../functions/lib/settings/settings';
import { fail, ok, type Result } from '../../../src/contract/result';
import { limitProblems } from './limits';
import { parseLines } from './lines';
import type { Problem } from './problem';
import { REASONS } from './reasons';

export type Variables = Readonly<Record<string, string>>;

/**
 * Reads the bytes of functions.env. Fails with every line that is not understood and every value that Twilio or the
 * functions would not accept.
 *
 * @param domain The domain of the functions, if they were deployed before. It cannot receive events.
 */
export function readVariables(bytes: Uint8Array, domain = ''): Result<Variables, readonly Problem[]> {
  const { assignments, problems } = parseLines(bytes);
  const variables = Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
  const unusable = checkSettings({ ...variables, DOMAIN_NAME: domain }).map(({ variable, reason }) => ({
    line: assignments.find(({ name }) => name === variable)?.line ?? null,
    reason: `${variable} ${REASONS[reason]}`,
  }));
  const all = [...problems, ...unusable, ...limitProblems(assignments)];
  return all.length === 0 ? ok(variables) : fail(all.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity)));
}
