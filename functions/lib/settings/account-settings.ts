/** The settings that every function needs, the receiver of events and the sweep included. */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Credentials } from '../twilio/http';

export interface AccountSettings {
  readonly credentials: Credentials;
  /** The Sync service that holds the records; no Flex token may reach it. */
  readonly recordsServiceSid: string;
  /** The functions' own domain, such as `interaction-webhooks-1234.twil.io`. */
  readonly domain: string;
  /** How long the inspector keeps an event, in seconds. */
  readonly retentionSeconds: number;
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

/**
 * A whole number that the administrator sets, or leaves out or empty.
 *
 * @param fallback What counts then.
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
  // Put there by Twilio.
  ACCOUNT_SID: v.pipe(v.string(), v.regex(/^AC[0-9a-f]{32}$/i)),
  AUTH_TOKEN: v.pipe(v.string(), v.minLength(1)),
  DOMAIN_NAME: v.pipe(v.string(), v.minLength(1)),
  // Put there by `npm run deploy`.
  RECORDS_SYNC_SERVICE_SID: v.pipe(v.string(), v.regex(/^IS[0-9a-f]{32}$/i)),
  // At most thirty days.
  INSPECTOR_RETENTION_HOURS: wholeNumber(24, 720),
  // A quarter of a year; a year is the longest time to live that Sync knows.
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

/** The variable that an issue is about, whatever part of its value it concerns. */
export const variableOf = (issue: v.BaseIssue<unknown>) => String(issue.path?.[0]?.key ?? '');
