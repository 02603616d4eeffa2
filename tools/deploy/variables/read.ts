import { parseOptionalSettings } from '../../../functions/lib/settings/settings';
import { fail, ok, type Result } from '../../../src/contract/result';
import { limitProblems } from './limits';
import { parseLines } from './lines';
import type { Problem } from './problem';
import { REASONS, SHARED_HOST } from './reasons';
import { isShared } from './shared-hosts';

export type Variables = Readonly<Record<string, string>>;

/**
 * Reads the bytes of functions.env. Fails with every line that is not understood, every value that Twilio or the
 * functions would not accept, and allowed hosts that would allow those of strangers.
 *
 * @param domain The domain of the functions, if they were deployed before. It cannot receive events.
 */
export function readVariables(bytes: Uint8Array, domain = ''): Result<Variables, readonly Problem[]> {
  const { assignments, problems } = parseLines(bytes);
  const variables = Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
  const settings = parseOptionalSettings({ ...variables, DOMAIN_NAME: domain });
  const problemOf = (variable: string, reason: string): Problem => ({
    line: assignments.find(({ name }) => name === variable)?.line ?? null,
    reason: `${variable} ${reason}`,
  });
  const unusable = settings.problems.map(({ variable, reason }) => problemOf(variable, REASONS[reason]));
  const shared = settings.allowedHosts.some(isShared) ? [problemOf('ALLOWED_HOSTS', SHARED_HOST)] : [];
  const all = [...problems, ...unusable, ...shared, ...limitProblems(assignments)];
  return all.length === 0 ? ok(variables) : fail(all.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity)));
}
