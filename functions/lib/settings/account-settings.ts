/** The settings that every function needs, including the receiver of events and the scheduled sweep. */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Credentials } from '../twilio/http';

export interface AccountSettings {
  readonly credentials: Credentials;
  /** The private Sync service, which no Flex token can reach. */
  readonly recordsServiceSid: string;
  /** The functions' own domain, such as `interaction-webhooks-1234.twil.io`. */
  readonly domain: string;
  /** How long the inspector keeps an event, in seconds. */
  readonly retentionSeconds: number;
  /** How long an entry of the audit is kept, in days. */
  readonly auditRetentionDays: number;
}

/** The setting `variable` is missing or unusable. */
export interface Misconfigured {
  readonly code: 'misconfigured';
  readonly variable: string;
}

/** The variables of the deployed service, including those that Twilio sets. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * The schema of a whole number from 1 to `max`.
 *
 * @param fallback Used when the variable is unset or empty.
 */
const wholeNumber = (fallback: number, max: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text || String(fallback)),
      v.regex(/^[1-9]\d*$/),
      v.transform(Number),
      v.maxValue(max),
    ),
    '',
  );

const variables = v.object({
  // Set by Twilio.
  ACCOUNT_SID: v.pipe(v.string(), v.regex(/^AC[0-9a-f]{32}$/i)),
  AUTH_TOKEN: v.pipe(v.string(), v.minLength(1)),
  DOMAIN_NAME: v.pipe(v.string(), v.minLength(1)),
  // Set by `npm run deploy`.
  RECORDS_SYNC_SERVICE_SID: v.pipe(v.string(), v.regex(/^IS[0-9a-f]{32}$/i)),
  // One day by default, at most 30 days.
  INSPECTOR_RETENTION_HOURS: wholeNumber(24, 720),
  // By default about three months, at most one year, which is the longest lifetime that Sync allows.
  AUDIT_RETENTION_DAYS: wholeNumber(90, 365),
});

export function parseAccountSettings(given: Variables): Result<AccountSettings, Misconfigured> {
  const parsed = v.safeParse(variables, given);
  if (!parsed.success) return fail({ code: 'misconfigured', variable: variableOf(parsed.issues[0]) });
  const { output } = parsed;
  return ok({
    credentials: { accountSid: output.ACCOUNT_SID, authToken: output.AUTH_TOKEN },
    recordsServiceSid: output.RECORDS_SYNC_SERVICE_SID,
    domain: output.DOMAIN_NAME,
    retentionSeconds: output.INSPECTOR_RETENTION_HOURS * 3_600,
    auditRetentionDays: output.AUDIT_RETENTION_DAYS,
  });
}

/** Returns the name of the variable that an issue is about. */
export const variableOf = (issue: v.BaseIssue<unknown>) => String(issue.path?.[0]?.key ?? '');
