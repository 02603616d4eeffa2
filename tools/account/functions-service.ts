import * as v from 'valibot';
import { readResources } from './twilio-cli';

/** The unique name of the service with the deployed functions. The same name is in .twilioserverlessrc. */
export const FUNCTIONS_SERVICE = 'interaction-webhooks';

const service = v.object({ sid: v.string(), uniqueName: v.nullable(v.string()) });

/** Returns the SID of the service with the deployed functions; undefined if the account has none. */
export const findFunctionsService = (): string | undefined =>
  readResources('serverless:v1:services:list', ['--no-limit'], service).find(
    ({ uniqueName }) => uniqueName === FUNCTIONS_SERVICE,
  )?.sid;
