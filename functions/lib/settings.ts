/** What an administrator sets: the variables of the deployed service. docs/configure.md explains each. */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../src/contract/result';
import { type Destination, parseDestinations } from './destinations';
import type { Credentials } from './twilio/http';

export interface Settings {
  readonly credentials: Credentials;
  /** The Sync service that holds the records; no Flex token may reach it. */
  readonly recordsServiceSid: string;
  readonly destinations: readonly Destination[];
}

/** A variable that is missing or unusable. */
export interface Misconfigured {
  readonly code: 'misconfigured';
  readonly variable: string;
}

/** The variables as the platform hands them over, its own among them. */
export type Variables = Readonly<Record<string, unknown>>;

const variables = v.object({
  // Put there by Twilio.
  ACCOUNT_SID: v.pipe(v.string(), v.regex(/^AC[0-9a-f]{32}$/i)),
  AUTH_TOKEN: v.pipe(v.string(), v.minLength(1)),
  // Put there by `npm run deploy`.
  RECORDS_SYNC_SERVICE_SID: v.pipe(v.string(), v.regex(/^IS[0-9a-f]{32}$/i)),
});

export function parseSettings(given: Variables): Result<Settings, Misconfigured> {
  const parsed = v.safeParse(variables, given);
  if (!parsed.success) return fail({ code: 'misconfigured', variable: v.getDotPath(parsed.issues[0]) ?? '' });
  const destinations = parseDestinations(given);
  if (!destinations.ok) return destinations;
  return ok({
    credentials: { accountSid: parsed.output.ACCOUNT_SID, authToken: parsed.output.AUTH_TOKEN },
    recordsServiceSid: parsed.output.RECORDS_SYNC_SERVICE_SID,
    destinations: destinations.value,
  });
}
