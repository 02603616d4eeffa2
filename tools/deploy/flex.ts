import * as v from 'valibot';
import { StepFailed } from '../account/step-failed';
import { fetchResource, type Login } from '../account/twilio-cli';

const configuration = v.object({ accountSid: v.string() });

const HOW_TO_LOG_IN =
  '`twilio profiles:list` shows the profiles, and `twilio profiles:use` changes the active one. The profile [env] consists of environment variables.';

/**
 * Throws `StepFailed` if the account of the login has no Flex, or if the credentials are those of another account. The
 * latter is possible because the addresses of most of Twilio's APIs do not name an account.
 */
export function requireFlex({ accountSid, profile }: Login): void {
  const flex = fetchResource('flex:v1:configuration:fetch', [], configuration);
  if (flex === null) {
    throw new StepFailed(
      `The account ${accountSid} (profile ${profile}) has no Flex. Nothing was changed.`,
      `Log in to an account with Flex. ${HOW_TO_LOG_IN}`,
    );
  }
  if (flex.accountSid !== accountSid) {
    throw new StepFailed(
      `The credentials of the profile ${profile} belong to ${flex.accountSid}, not to ${accountSid}. Nothing was changed.`,
      `Use the SID and the credentials of the same account. ${HOW_TO_LOG_IN}`,
    );
  }
}
