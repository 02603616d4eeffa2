import * as v from 'valibot';
import { findFunctionsService } from '../account/functions-service';
import { StepFailed } from '../account/step-failed';
import { readResources } from '../account/twilio-cli';

const environment = v.object({ domainName: v.string() });

/**
 * Reads the origin of the deployed functions from the account of the administrator's Twilio CLI.
 *
 * @param command The command that a person has started, for the advice if there are none.
 */
export function deployedAddress(command: string): string {
  const service = findFunctionsService();
  const [deployed] =
    service === undefined
      ? []
      : readResources('serverless:v1:services:environments:list', ['--service-sid', service], environment);
  if (deployed === undefined) {
    throw new StepFailed(
      'The functions are not deployed in the account of the Twilio CLI’s active profile.',
      `Run \`npm run deploy\`, use another profile, or pass the address: ${command} -- https://<domain>`,
    );
  }
  return `https://${deployed.domainName}`;
}
