/** What an administrator sets: the variables of the deployed service. docs/configure.md explains each. */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../src/contract/result';
import { type Destination, parseDestinations } from './destinations';
import type { Credentials } from './twilio/http';
import { checkUrl } from './url-policy';

export interface Settings {
  readonly credentials: Credentials;
  /** The Sync service that holds the records; no Flex token may reach it. */
  readonly recordsServiceSid: string;
  readonly destinations: readonly Destination[];
  /** Hosts, with everything below them, to which supervisors and admins may send events; none by default. */
  readonly allowedHosts: readonly string[];
  /** Nothing new is attached; what is attached is shown, and can be detached and swept. */
  readonly isSwitchedOff: boolean;
  /** For how many days an entry of the audit is kept. */
  readonly auditRetentionDays: number;
}

/** A variable that is missing or unusable. */
export interface Misconfigured {
  readonly code: 'misconfigured';
  readonly variable: string;
}

/** The variables as the platform hands them over, its own among them. */
export type Variables = Readonly<Record<string, unknown>>;

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
        addIssue({ message: 'not a host that can be sent to' });
        return NEVER;
      }),
    ),
  ),
);

/**
 * A host in the form in which URLs are compared with it. Null for what could not be sent to, or is more than a host:
 * that is a slip of the administrator's, and better said than ignored.
 */
function canonicalHost(text: string): string | null {
  const url = checkUrl(`https://${text}/`);
  if (!url.ok) return null;
  const { hostname } = new URL(url.value);
  return url.value === `https://${hostname}/` ? hostname : null;
}

/** A quarter of a year. */
const DEFAULT_RETENTION_DAYS = '90';
/** The longest time to live that Sync knows. */
const MAX_RETENTION_DAYS = 365;

const days = v.pipe(
  v.string(),
  v.transform((text) => text || DEFAULT_RETENTION_DAYS),
  v.digits(),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(MAX_RETENTION_DAYS),
);

const variables = v.object({
  // Put there by Twilio.
  ACCOUNT_SID: v.pipe(v.string(), v.regex(/^AC[0-9a-f]{32}$/i)),
  AUTH_TOKEN: v.pipe(v.string(), v.minLength(1)),
  // Put there by `npm run deploy`.
  RECORDS_SYNC_SERVICE_SID: v.pipe(v.string(), v.regex(/^IS[0-9a-f]{32}$/i)),
  // Set by the administrator, or left out.
  ALLOWED_HOSTS: v.optional(hostList, ''),
  SWITCHED_OFF: v.optional(v.picklist(['true', 'false', '']), ''),
  AUDIT_RETENTION_DAYS: v.optional(days, ''),
});

export function parseSettings(given: Variables): Result<Settings, Misconfigured> {
  const parsed = v.safeParse(variables, given);
  if (!parsed.success) return fail({ code: 'misconfigured', variable: variableOf(parsed.issues[0]) });
  const destinations = parseDestinations(given);
  if (!destinations.ok) return destinations;
  return ok({
    credentials: { accountSid: parsed.output.ACCOUNT_SID, authToken: parsed.output.AUTH_TOKEN },
    recordsServiceSid: parsed.output.RECORDS_SYNC_SERVICE_SID,
    destinations: destinations.value,
    allowedHosts: parsed.output.ALLOWED_HOSTS,
    isSwitchedOff: parsed.output.SWITCHED_OFF === 'true',
    auditRetentionDays: parsed.output.AUDIT_RETENTION_DAYS,
  });
}

/** The variable that an issue is about, whatever part of its value it concerns. */
const variableOf = (issue: v.BaseIssue<unknown>) => String(issue.path?.[0]?.key ?? '');
