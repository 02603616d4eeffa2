/** Where the functions are, as the administrator's Twilio CLI finds them in the account. */
import * as v from 'valibot';
import { StepFailed } from '../account/step-failed';
import { readResources } from '../account/twilio-cli';

/** The same as in .twilioserverlessrc. */
const UNIQUE_NAME = 'interaction-webhooks';

const service = v.object({ sid: v.string(), uniqueName: v.string() });
const environment = v.object({ domainName: v.string() });

export function deployedAddress(): string {
  const services = readResources('serverless:v1:services:list', ['--no-limit'], service);
  const found = services.find(({ uniqueName }) => uniqueName === UNIQUE_NAME);
  const flags = ['--service-sid', found?.sid ?? ''];
  const [deployed] = found ? readResources('serverless:v1:services:environments:list', flags, environment) : [];
  if (deployed === undefined) {
    throw new StepFailed(
      'The functions are not deployed in the account of the Twilio CLI’s active profile.',
      'Run `npm run deploy`, choose another profile, or name the address: npm run sweep -- https://<domain>',
    );
  }
  return `https://${deployed.domainName}`;
}
