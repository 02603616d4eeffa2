/** The credentials of an administrator, in the same environment variables as for the Twilio CLI. */
import type { Credentials } from '../../functions/lib/twilio/http';
import { StepFailed } from '../account/step-failed';

export interface Login {
  readonly accountSid: string;
  /** The name and the password for Twilio's APIs: those of the account, or of one of its API keys. */
  readonly credentials: Credentials;
}

/** Throws `StepFailed` if they are not set. */
export function readLogin(env: NodeJS.ProcessEnv): Login {
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: token,
    TWILIO_API_KEY: key,
    TWILIO_API_SECRET: secret,
  } = env;
  if (accountSid && key && secret) return { accountSid, credentials: { accountSid: key, authToken: secret } };
  if (accountSid && token) return { accountSid, credentials: { accountSid, authToken: token } };
  throw new StepFailed(
    'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN must both be set.',
    'Set them to those of the account from which to remove this product. Instead of the Auth Token, TWILIO_API_KEY and TWILIO_API_SECRET can be set.',
  );
}
