/**
 * The named destinations that an administrator allows, one variable each:
 *
 *     DESTINATION_CRM=CRM | https://crm.example.com/interaction-events
 *     DESTINATION_AUDIT=Audit log | https://audit.example.com/in | supervisor, admin
 *     DESTINATION_BI=Reports | https://bi.example.com/in | | relay
 *     SIGNING_SECRET_BI=whsec_…
 *
 * The rest of the variable's name is the key. The optional third part lists the roles that may use the destination; by
 * default, all may. The fourth part says that its events always go through the functions, as a destination with a
 * signing secret does, too. The inspector needs no variable and is available to everyone.
 */
import { INSPECTOR } from '../../../src/contract/destination';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { ROLES, type Role } from '../../../src/contract/roles';
import type { SettingProblem, SettingReason, Variables } from './problem';
import { parseSecrets, type SigningSecret } from './signing-secret';
import { checkDestinationUrl, checkEnteredUrl } from './url-policy';

export interface ConfiguredDestination {
  readonly key: string;
  readonly label: string;
  /** In the canonical form of the URL standard, which is also sent to Twilio. */
  readonly url: string;
  readonly roles: readonly Role[];
  /** Whether the functions pass its events on, even if it is the only destination. True if it has secrets. */
  readonly isRelayed: boolean;
  /** The secrets that sign its events, the newest first: none, one, or two while one is exchanged. */
  readonly secrets: readonly SigningSecret[];
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
const SECRET_PREFIX = 'SIGNING_SECRET_';
const HOSTS = 'ALLOWED_HOSTS';
const KEY = /^[A-Z0-9_]+$/;

/** Keys that valibot drops from the deliveries of an event, because they can change an object's prototype. */
const KEYS_OF_EVERY_OBJECT: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Returns the variables that decide about a named destination. */
const variablesOf = (key: string) => [PREFIX + key.toUpperCase(), SECRET_PREFIX + key.toUpperCase()];

/** The fourth part of a destination. */
const RELAY = 'relay';

/** A bar, or a sign that only looks like one, as some keyboards and fonts produce. */
const BAR = /[|¦ǀ∣│┃❘｜￨]/;

export interface ParsedDestinations {
  /** Sorted by label. */
  readonly destinations: readonly ConfiguredDestination[];
  readonly problems: readonly SettingProblem[];
}

/**
 * Parses the variables of destinations and of their secrets. A destination that is malformed is a problem, and the
 * others can be used. One with malformed secrets cannot be used either, because its events would not be signed.
 */
export function parseDestinations(variables: Variables): ParsedDestinations {
  const destinations: ConfiguredDestination[] = [];
  const problems: SettingProblem[] = [];
  const domain = String(variables.DOMAIN_NAME ?? '');
  const texts = new Map(Object.entries(variables).filter((entry): entry is [string, string] => isText(entry[1])));
  for (const [variable, text] of texts) {
    if (variable.startsWith(SECRET_PREFIX) && !texts.has(PREFIX + variable.slice(SECRET_PREFIX.length))) {
      problems.push({ variable, reason: 'secret-without-destination' });
    }
    if (!variable.startsWith(PREFIX)) continue;
    const name = variable.slice(PREFIX.length);
    const parsed = parseDestination(name, text, domain);
    if (!parsed.ok) problems.push({ variable, reason: parsed.failure });
    const secretText = texts.get(SECRET_PREFIX + name);
    const secrets = secretText === undefined ? ok([]) : parseSecrets(secretText);
    if (!secrets.ok) problems.push({ variable: SECRET_PREFIX + name, reason: secrets.failure });
    if (parsed.ok && secrets.ok) destinations.push(withSecrets(parsed.value, secrets.value));
  }
  return { destinations: destinations.sort((a, b) => a.label.localeCompare(b.label)), problems };
}

const isText = (value: unknown): value is string => typeof value === 'string';

type DestinationAlone = Omit<ConfiguredDestination, 'secrets'>;

const withSecrets = (destination: DestinationAlone, secrets: readonly SigningSecret[]): ConfiguredDestination => ({
  ...destination,
  isRelayed: destination.isRelayed || secrets.length > 0,
  secrets,
});

function parseDestination(name: string, text: string, domain: string): Result<DestinationAlone, SettingReason> {
  if (!KEY.test(name)) return fail('key-characters');
  const key = name.toLowerCase();
  if (key === INSPECTOR.key) return fail('key-reserved');
  if (KEYS_OF_EVERY_OBJECT.includes(key)) return fail('key-of-every-object');
  const [label = '', ...rest] = text.split('|');
  if (label.trim() === '') return fail('label-missing');
  // A URL contains no space. So only a bar after a space ends it, and one within it is not mistaken for the roles.
  const [address = '', ...options] = rest.join('|').split(/\s\|/);
  const [roleList, relay, ...more] = options.flatMap((part) => part.split('|')).map((part) => part.trim());
  if (more.length > 0) return fail('too-many-parts');
  if (address.trim() === '') return fail('url-missing');
  if (BAR.test(address)) return fail('url-contains-bar');
  const url = checkDestinationUrl(address.trim(), domain);
  if (!url.ok) return fail(`url-${url.failure}` as const);
  const isRelayed = relay === RELAY;
  if (relay !== undefined && !isRelayed) return fail('relay-unknown');
  const hasRoles = roleList !== undefined && !(roleList === '' && isRelayed);
  const roles = hasRoles ? parseRoles(roleList) : ok(ROLES);
  if (!roles.ok) return roles;
  return ok({ key, label: label.trim(), url: url.value, roles: roles.value, isRelayed });
}

/** An empty list is refused: it must not mean all roles. */
function parseRoles(text: string): Result<readonly Role[], SettingReason> {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes(RELAY)) return fail('relay-as-role');
  const roles = names.flatMap((name) => ROLES.find((role) => role === name) ?? []);
  return roles.length === names.length ? ok(roles) : fail('role-unknown');
}

/** Returns the destinations that a role may use, as the browser sees them: without URLs. */
const visibleTo = (all: readonly ConfiguredDestination[], role: Role) =>
  all.filter((destination) => destination.roles.includes(role)).map(({ key, label }) => ({ key, label }));

/**
 * Returns the destinations that a role may use for a webhook created in the console. Our receiver passes on the events
 * of attachments only, so those that are relayed are not among them.
 */
export const addressesFor = (all: readonly ConfiguredDestination[], role: Role) =>
  visibleTo(
    all.filter(({ isRelayed }) => !isRelayed),
    role,
  );

/** Returns the destinations that a role may attach to. */
export const destinationsFor = (all: readonly ConfiguredDestination[], role: Role) => [
  ...visibleTo(all, role),
  INSPECTOR,
];

/** Returns whether there is a destination with this key that cannot be used, as it or its secrets are malformed. */
export const isNamedUnusably = (key: string, { problems }: Pick<AllowedDestinations, 'problems'>) =>
  problems.some(
    ({ variable, reason }) => variablesOf(key).includes(variable) && reason !== 'secret-without-destination',
  );

/** Returns whether the allow-list can be used. One that cannot allows nothing. */
export const areHostsUsable = ({ problems }: Pick<AllowedDestinations, 'problems'>) =>
  !problems.some(({ variable }) => variable === HOSTS);

/** Returns whether a role may enter a URL. */
export const mayEnterUrl = (role: Role, { allowedHosts }: Pick<AllowedDestinations, 'allowedHosts'>) =>
  role !== 'agent' && allowedHosts.length > 0;

/** A destination that a person may use. The inspector has a different URL for each attachment. */
export type ResolvedDestination =
  | { readonly kind: 'inspector' }
  | { readonly kind: 'named'; readonly named: ConfiguredDestination }
  /** A URL that they entered. */
  | { readonly kind: 'url'; readonly url: string };

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
  const named = allowed.destinations.find(({ key, roles }) => key === chosen && roles.includes(role));
  if (named !== undefined) return ok({ kind: 'named', named });
  const isUrl = chosen.includes(':');
  const deciding = isUrl ? [HOSTS] : variablesOf(chosen);
  const problem = allowed.problems.find(({ variable }) => deciding.includes(variable));
  if (problem !== undefined && role !== 'agent') return fail({ code: 'misconfigured', variable: problem.variable });
  if (!isUrl || !mayEnterUrl(role, allowed)) return fail({ code: 'unknown-destination' });
  const url = checkEnteredUrl(chosen, allowed);
  return url.ok ? ok({ kind: 'url', url: url.value }) : fail({ code: 'url-refused', offense: url.failure });
}
