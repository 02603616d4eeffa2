/**
 * The variables that Twilio and `npm run deploy` set. Without them, a function cannot do its work, so they are parsed
 * apart from the settings of an administrator.
 */
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Credentials } from '../twilio/http';
import type { SettingProblem, Variables } from './problem';

/** The variables that Twilio sets. The receiver of events needs no others to store an event of an attachment. */
export interface PlatformSettings {
  readonly credentials: Credentials;
  /** The functions' own domain, such as `interaction-webhooks-1234.twil.io`. */
  readonly domain: string;
}

export interface AccountSettings extends PlatformSettings {
  /** The private Sync service, which no Flex token can reach. */
  readonly recordsServiceSid: string;
}

const PATTERNS = {
  ACCOUNT_SID: /^AC[0-9a-f]{32}$/i,
  AUTH_TOKEN: /./,
  DOMAIN_NAME: /./,
  RECORDS_SYNC_SERVICE_SID: /^IS[0-9a-f]{32}$/i,
} as const;

export function parsePlatformSettings(given: Variables): Result<PlatformSettings, SettingProblem> {
  const accountSid = read(given, 'ACCOUNT_SID');
  if (!accountSid.ok) return accountSid;
  const authToken = read(given, 'AUTH_TOKEN');
  if (!authToken.ok) return authToken;
  const domain = read(given, 'DOMAIN_NAME');
  if (!domain.ok) return domain;
  return ok({ credentials: { accountSid: accountSid.value, authToken: authToken.value }, domain: domain.value });
}

export function parseAccountSettings(given: Variables): Result<AccountSettings, SettingProblem> {
  const platform = parsePlatformSettings(given);
  if (!platform.ok) return platform;
  const recordsServiceSid = read(given, 'RECORDS_SYNC_SERVICE_SID');
  return recordsServiceSid.ok
    ? ok({ ...platform.value, recordsServiceSid: recordsServiceSid.value })
    : recordsServiceSid;
}

function read(given: Variables, variable: keyof typeof PATTERNS): Result<string, SettingProblem> {
  const value = given[variable];
  return typeof value === 'string' && PATTERNS[variable].test(value)
    ? ok(value)
    : fail({ variable, reason: 'not-deployed' });
}
