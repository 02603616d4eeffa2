import { StepFailed } from './step-failed';

/** The credentials of an administrator for Twilio's APIs. */
export interface Credentials {
  readonly accountSid: string;
  /** The SID of the account, or of one of its API keys. */
  readonly username: string;
  /** The Auth Token, or the secret of the key. */
  readonly password: string;
}

/** Reads the environment variables of the Twilio CLI. An API key comes before the Auth Token. Throws `StepFailed`. */
export function readCredentials(env: NodeJS.ProcessEnv): Credentials {
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: token,
    TWILIO_API_KEY: key,
    TWILIO_API_SECRET: secret,
  } = env;
  if (accountSid && key && secret) return { accountSid, username: key, password: secret };
  if (accountSid && token) return { accountSid, username: accountSid, password: token };
  throw new StepFailed(
    'TWILIO_ACCOUNT_SID must be set, and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET.',
    'Set them to those of the account on which this command works.',
  );
}
