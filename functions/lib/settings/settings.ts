/** The settings of an administrator: variables of the deployed service. docs/configure.md explains each. */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import {
  type AccountSettings,
  type Misconfigured,
  parseAccountSettings,
  type Variables,
  variableOf,
} from './account-settings';
import { type AllowedDestinations, parseDestinations } from './destinations';
import { checkUrl } from './url-policy';

export interface Settings extends AccountSettings, AllowedDestinations {
  /** Prevents attaching. Attached webhooks are shown, and can be detached and swept. */
  readonly isSwitchedOff: boolean;
}

const hostList = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((host) => host.trim())),
  v.transform((hosts) => hosts.filter((host) => host !== '')),
  v.array(
    v.pipe(
      v.string(),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        const host = canonicalHost(dataset.value);
        if (host !== null) return host;
        addIssue({ message: 'not a host that may receive events' });
        return NEVER;
      }),
    ),
  ),
);

/**
 * Returns a host in the form in which the hosts of URLs are compared with it. Returns null for a host that may not
 * receive events, and for a text that is more than a host: reporting the administrator's mistake is better than
 * ignoring it.
 */
function canonicalHost(text: string): string | null {
  const url = checkUrl(`https://${text}/`);
  if (!url.ok) return null;
  const { hostname } = new URL(url.value);
  return url.value === `https://${hostname}/` ? hostname : null;
}

const variables = v.object({
  ALLOWED_HOSTS: v.optional(hostList, ''),
  SWITCHED_OFF: v.optional(v.picklist(['true', 'false', '']), ''),
});

export function parseSettings(given: Variables): Result<Settings, Misconfigured> {
  const account = parseAccountSettings(given);
  if (!account.ok) return account;
  const parsed = v.safeParse(variables, given);
  if (!parsed.success) return fail({ code: 'misconfigured', variable: variableOf(parsed.issues[0]) });
  const destinations = parseDestinations(given);
  if (!destinations.ok) return destinations;
  return ok({
    ...account.value,
    destinations: destinations.value,
    allowedHosts: parsed.output.ALLOWED_HOSTS,
    isSwitchedOff: parsed.output.SWITCHED_OFF === 'true',
  });
}
