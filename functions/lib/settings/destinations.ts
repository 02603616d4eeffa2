/**
 * The named destinations that an administrator allows, one variable each:
 *
 *     DESTINATION_CRM=CRM | https://crm.example.com/interaction-events
 *     DESTINATION_AUDIT=Audit log | https://audit.example.com/in | supervisor, admin
 *
 * The key is the rest of the variable's name, the third part says which roles may use it; without it, all may. The
 * inspector is there without a variable, for everybody.
 */
import * as v from 'valibot';
import { INSPECTOR } from '../../../src/contract/destination';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { ROLES, type Role } from '../../../src/contract/roles';
import type { Misconfigured, Variables } from './account-settings';
import { checkEnteredUrl, checkUrl } from './url-policy';

export interface ConfiguredDestination {
  readonly key: string;
  readonly label: string;
  /** In the canonical form of the URL standard, in which it is also sent to Twilio. */
  readonly url: string;
  readonly roles: readonly Role[];
}

/** The URLs to which webhooks may send. */
export interface AllowedDestinations {
  readonly destinations: readonly ConfiguredDestination[];
  /** Hosts, with their subdomains, to which supervisors and administrators may send events; none by default. */
  readonly allowedHosts: readonly string[];
}

const VARIABLE = /^DESTINATION_([A-Z0-9_]+)$/;

const destinationUrl = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const url = checkUrl(dataset.value);
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

const definition = v.pipe(
  v.string(),
  v.transform((text) => text.split('|').map((part) => part.trim())),
  v.check((parts) => parts.length === 2 || parts.length === 3),
  v.transform(([label = '', url = '', allowed = ROLES.join(',')]) => ({ label, url, roles: allowed })),
  v.object({ label: v.pipe(v.string(), v.minLength(1)), url: destinationUrl, roles }),
);

/** All destinations, by label; or the first variable that does not define one. */
export function parseDestinations(variables: Variables): Result<ConfiguredDestination[], Misconfigured> {
  const destinations: ConfiguredDestination[] = [];
  for (const [variable, text] of Object.entries(variables)) {
    const key = VARIABLE.exec(variable)?.[1]?.toLowerCase();
    if (key === undefined) continue;
    const parsed = v.safeParse(definition, text);
    if (!parsed.success || key === INSPECTOR.key) return fail({ code: 'misconfigured', variable });
    destinations.push({ key, ...parsed.output });
  }
  return ok(destinations.sort((a, b) => a.label.localeCompare(b.label)));
}

/** Those that a role may use for a webhook of its own making, without their URLs: this goes to the browser. */
export const addressesFor = (all: readonly ConfiguredDestination[], role: Role) =>
  all.filter((destination) => destination.roles.includes(role)).map(({ key, label }) => ({ key, label }));

/** Those that a role may attach to: the same, and the inspector. */
export const destinationsFor = (all: readonly ConfiguredDestination[], role: Role) => [
  ...addressesFor(all, role),
  INSPECTOR,
];

/** Whether somebody may send events to an address of their own choice. */
export const mayEnterUrl = (role: Role, { allowedHosts }: AllowedDestinations) =>
  role !== 'agent' && allowedHosts.length > 0;

/** Where events are to go. The inspector has an address of its own for each attachment. */
export type ResolvedDestination = { readonly kind: 'inspector' } | { readonly kind: 'url'; readonly url: string };

/** The target behind what somebody chose: the key of a destination, or an address that they typed. */
export function resolveDestination(
  chosen: string,
  role: Role,
  allowed: AllowedDestinations,
): Result<ResolvedDestination, Failure> {
  if (chosen === INSPECTOR.key) return ok({ kind: 'inspector' });
  const named = allowed.destinations.find(({ key, roles }) => key === chosen && roles.includes(role));
  if (named !== undefined) return ok({ kind: 'url', url: named.url });
  if (!chosen.includes(':') || !mayEnterUrl(role, allowed)) return fail({ code: 'unknown-destination' });
  const url = checkEnteredUrl(chosen, allowed.allowedHosts);
  return url.ok ? ok({ kind: 'url', url: url.value }) : fail({ code: 'url-refused', offense: url.failure });
}
