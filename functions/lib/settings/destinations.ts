/**
 * The named destinations that an administrator allows, one variable each:
 *
 *     DESTINATION_CRM=CRM | https://crm.example.com/interaction-events
 *     DESTINATION_AUDIT=Audit log | https://audit.example.com/in | supervisor, admin
 *
 * The rest of the variable's name is the key. The optional third part lists the roles that may use the destination; by
 * default, all may. The inspector needs no variable and is available to everyone.
 */
import { INSPECTOR } from '../../../src/contract/destination';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { ROLES, type Role } from '../../../src/contract/roles';
import type { SettingProblem, SettingReason, Variables } from './problem';
import { checkDestinationUrl, checkEnteredUrl } from './url-policy';

export interface ConfiguredDestination {
  readonly key: string;
  readonly label: string;
  /** In the canonical form of the URL standard, which is also sent to Twilio. */
  readonly url: string;
  readonly roles: readonly Role[];
}

/** The URLs to which people may let webhooks send. */
export interface AllowedDestinations {
  readonly destinations: readonly ConfiguredDestination[];
  /** Hosts whose URLs supervisors and administrators may enter, including subdomains; none by default. */
  readonly allowedHosts: readonly string[];
  /** The functions' own domain, whose URLs are never allowed. */
  readonly domain: string;
  /** The settings that cannot be used. What they would allow is not allowed. */
  readonly problems: readonly SettingProblem[];
}

const PREFIX = 'DESTINATION_';
const KEY = /^[A-Z0-9_]+$/;

/** A bar, or a sign that only looks like one, as some keyboards and fonts produce. */
const BAR = /[|¦ǀ∣│┃❘｜￨]/;

export interface ParsedDestinations {
  /** Sorted by label. */
  readonly destinations: readonly ConfiguredDestination[];
  readonly problems: readonly SettingProblem[];
}

/** Parses the variables of destinations. One that is malformed is a problem, and the others can be used. */
export function parseDestinations(variables: Variables): ParsedDestinations {
  const destinations: ConfiguredDestination[] = [];
  const problems: SettingProblem[] = [];
  const domain = String(variables.DOMAIN_NAME ?? '');
  for (const [variable, text] of Object.entries(variables)) {
    if (!variable.startsWith(PREFIX) || typeof text !== 'string') continue;
    const parsed = parseDestination(variable.slice(PREFIX.length), text, domain);
    if (parsed.ok) destinations.push(parsed.value);
    else problems.push({ variable, reason: parsed.failure });
  }
  return { destinations: destinations.sort((a, b) => a.label.localeCompare(b.label)), problems };
}

function parseDestination(name: string, text: string, domain: string): Result<ConfiguredDestination, SettingReason> {
  if (!KEY.test(name)) return fail('key-characters');
  const key = name.toLowerCase();
  if (key === INSPECTOR.key) return fail('key-reserved');
  const [label = '', ...rest] = text.split('|');
  if (label.trim() === '') return fail('label-missing');
  // A URL contains no space. So only a bar after a space ends it, and one within it is not mistaken for the roles.
  const [address = '', roleList, ...more] = rest.join('|').split(/\s\|/);
  if (more.length > 0 || roleList?.includes('|')) return fail('too-many-parts');
  if (address.trim() === '') return fail('url-missing');
  if (BAR.test(address)) return fail('url-contains-bar');
  const url = checkDestinationUrl(address.trim(), domain);
  if (!url.ok) return fail(`url-${url.failure}` as const);
  const roles = roleList === undefined ? ROLES : parseRoles(roleList);
  return roles === null ? fail('role-unknown') : ok({ key, label: label.trim(), url: url.value, roles });
}

/** Returns null if one is not a role. An empty list is not one either: it must not mean all roles. */
function parseRoles(text: string): readonly Role[] | null {
  const names = text.split(',').map((name) => name.trim());
  const roles = names.flatMap((name) => ROLES.find((role) => role === name) ?? []);
  return roles.length === names.length ? roles : null;
}

/** Returns the destinations that a role may use for a webhook created in the console, without URLs, for the browser. */
export const addressesFor = (all: readonly ConfiguredDestination[], role: Role) =>
  all.filter((destination) => destination.roles.includes(role)).map(({ key, label }) => ({ key, label }));

/** Returns the destinations that a role may attach to: the same, and the inspector. */
export const destinationsFor = (all: readonly ConfiguredDestination[], role: Role) => [
  ...addressesFor(all, role),
  INSPECTOR,
];

/** Returns whether a role may enter a URL. */
export const mayEnterUrl = (role: Role, { allowedHosts }: Pick<AllowedDestinations, 'allowedHosts'>) =>
  role !== 'agent' && allowedHosts.length > 0;

/** The destination of a webhook's events. The inspector has a different URL for each attachment. */
export type ResolvedDestination = { readonly kind: 'inspector' } | { readonly kind: 'url'; readonly url: string };

/**
 * Resolves the choice of a person: the key of a destination, or a URL that they entered. Fails with
 * `unknown-destination` or `url-refused`, or with `misconfigured` if an unusable setting would decide. Agents are
 * answered as if the setting were missing.
 */
export function resolveDestination(
  chosen: string,
  role: Role,
  allowed: AllowedDestinations,
): Result<ResolvedDestination, Failure> {
  if (chosen === INSPECTOR.key) return ok({ kind: 'inspector' });
  const destination = allowed.destinations.find(({ key, roles }) => key === chosen && roles.includes(role));
  if (destination !== undefined) return ok({ kind: 'url', url: destination.url });
  const isUrl = chosen.includes(':');
  const deciding = isUrl ? 'ALLOWED_HOSTS' : `${PREFIX}${chosen.toUpperCase()}`;
  const problem = allowed.problems.find(({ variable }) => variable === deciding);
  if (problem !== undefined && role !== 'agent') return fail({ code: 'misconfigured', variable: problem.variable });
  if (!isUrl || !mayEnterUrl(role, allowed)) return fail({ code: 'unknown-destination' });
  const url = checkEnteredUrl(chosen, allowed);
  return url.ok ? ok({ kind: 'url', url: url.value }) : fail({ code: 'url-refused', offense: url.failure });
}
