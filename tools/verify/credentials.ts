import type { ApiKey } from './question';
import { Stopped } from './stopped';
import type { Credentials } from './twilio';

interface Given {
  readonly credentials: Credentials;
  readonly apiKey: ApiKey | null;
  readonly flexToken: string | null;
}

/** Reads the variables that the Twilio CLI uses, too. An API key comes before the Auth Token. Throws `Stopped`. */
export function readCredentials(env: Readonly<Record<string, string | undefined>>): Given {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: token, FLEX_TOKEN } = env;
  const { TWILIO_API_KEY: key, TWILIO_API_SECRET: secret } = env;
  const flexToken = FLEX_TOKEN || null;
  if (accountSid && key && secret) {
    const apiKey = { sid: key, secret };
    return { credentials: { accountSid, username: key, password: secret }, apiKey, flexToken };
  }
  if (accountSid && token) {
    return { credentials: { accountSid, username: accountSid, password: token }, apiKey: null, flexToken };
  }
  throw new Stopped(
    'TWILIO_ACCOUNT_SID must be set, and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET.',
    'Set them for an account with Flex, best a test account.',
  );
}
