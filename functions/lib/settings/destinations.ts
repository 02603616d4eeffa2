/**
 * The named destinations that an administrator allows, one variable each:
 *
 *     DESTINATION_CRM=CRM | https://crm.example.com/interaction-events
 *     DESTINATION_AUDIT=Audit log | https://audit.example.com/in | supervisor, admin
 *
 * The rest of the variable's name is the key. The optional third part lists the roles that may use the destination; by
 * default, all may. The inspector needs no variable and is available to everyone.
 */
import * as v from 'valibot';
import { INSPECTOR } from '../../../src/contract/destination';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { ROLES, type Role } from '../../../src/contract/roles';
import type { Misconfigured, Variables } from './account-settings';
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
}

const VARIABLE = /^DESTINATION_([A-Z0-9_]+)$/;

const destinationUrl = (domain: string) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const url = checkDestinationUrl(dataset.value, domain);
      if (url.ok) return url.value;
      addIssue({ message: url.failure });
      return NEVER;
    }),
  );

const roles = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((role) => role.trim())),
  v.array(v.picklist(ROLES)),
);

const definition = (domain: string) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split('|').map((part) => part.trim())),
    v.check((parts) => parts.length === 2 || parts.length === 3),
    v.transform(([label = '', url = '', allowed = ROLES.join(',')]) => ({ label, url, roles: allowed })),
    v.object({ label: v.pipe(v.string(), v.minLength(1)), url: destinationUrl(domain), roles }),
  );

/** Returns all destinations, sorted by label. Fails with `misconfigured` for the first variable that is malformed. */
export function parseDestinations(variables: Variables): Result<ConfiguredDestination[], Misconfigured> {
  const destinations: ConfiguredDestination[] = [];
  const schema = definition(String(variables.DOMAIN_NAME ?? ''));
  for (const [variable, text] of Object.entries(variables)) {
    const key = VARIABLE.exec(variable)?.[1]?.toLowerCase();
    if (key === undefined) continue;
    const parsed = v.safeParse(schema, text);
    if (!parsed.success || key === INSPECTOR.key) return fail({ code: 'misconfigured', variable });
    destinations.push({ key, ...parsed.output });
  }
  return ok(destinations.sort((a, b) => a.label.localeCompare(b.label)));
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
export const mayEnterUrl = (role: Role, { allowedHosts }: AllowedDestinations) =>
  role !== 'agent' && allowedHosts.length > 0;

/** The destination of a webhook's events. The inspector has a different URL for each attachment. */
export type ResolvedDestination = { readonly kind: 'inspector' } | { readonly kind: 'url'; readonly url: string };

/**
 * Resolves the choice of a person: the key of a destination, or a URL that they entered. Fails with
 * `unknown-destination` or `url-refused`.
 */
export function resolveDestination(
  chosen: string,
  role: Role,
  allowed: AllowedDestinations,
): Result<ResolvedDestination, Failure> {
  if (chosen === INSPECTOR.key) return ok({ kind: 'inspector' });
  const destination = allowed.destinations.find(({ key, roles }) => key === chosen && roles.includes(role));
  if (destination !== undefined) return ok({ kind: 'url', url: destination.url });
  if (!chosen.includes(':') || !mayEnterUrl(role, allowed)) return fail({ code: 'unknown-destination' });
  const url = checkEnteredUrl(chosen, allowed);
  return url.ok ? ok({ kind: 'url', url: url.value }) : fail({ code: 'url-refused', offense: url.failure });
}
