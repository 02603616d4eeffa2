/** The functions that a command calls: from its argument, the environment, or the Twilio CLI. */
import { StepFailed } from '../account/step-failed';
import { deployedAddress } from './address';
import type { DeployedFunctions } from './call';
import { originOf } from './origin';

/** @param argument The address that the person passes; the deployed functions by default. */
export function functionsFrom(argument: string | undefined, command: string): DeployedFunctions {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = process.env;
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN) {
    throw new StepFailed(
      'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN must both be set.',
      'Set them to the SID and the Auth Token of the account in which the functions run. An API key cannot sign requests.',
    );
  }
  return { url: urlOf(argument, command), authToken: TWILIO_AUTH_TOKEN };
}

function urlOf(argument: string | undefined, command: string): string {
  if (argument === undefined) return deployedAddress(command);
  const origin = originOf(argument);
  if (!origin.ok) throw new StepFailed(origin.failure, 'Pass the functions’ address: https://….twil.io');
  return origin.value;
}
