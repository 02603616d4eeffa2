/** The functions as they are deployed in the account. */
import * as v from 'valibot';
import { findFunctionsService } from '../account/functions-service';
import { readResources } from '../account/twilio-cli';
import type { Variables } from './variables/read';

/** The variable that the deployment sets itself. */
export const RECORDS_VARIABLE = 'RECORDS_SYNC_SERVICE_SID';

export const VARIABLES = 'serverless:v1:services:environments:variables';

const environment = v.object({ sid: v.string(), domainName: v.string(), domainSuffix: v.nullish(v.string()) });
const variable = v.object({ sid: v.string(), key: v.string(), value: v.string() });

export interface DeployedVariable {
  readonly sid: string;
  readonly key: string;
  readonly value: string;
}

export interface DeployedFunctions {
  /** Null before the first deployment. */
  readonly serviceSid: string | null;
  /** Empty before the first deployment. */
  readonly domain: string;
  /** All but the one that the deployment sets itself. */
  readonly variables: readonly DeployedVariable[];
  /** The Sync service that they use for records. Null before the first deployment. */
  readonly recordsServiceSid: string | null;
}

const NOTHING = { domain: '', variables: [], recordsServiceSid: null };

/** @param secrets Values that a message about a failure must not contain. */
export function readDeployedFunctions(secrets: readonly string[]): DeployedFunctions {
  const serviceSid = findFunctionsService() ?? null;
  if (serviceSid === null) return { serviceSid, ...NOTHING };
  const inService = ['--service-sid', serviceSid];
  const environments = readResources(
    'serverless:v1:services:environments:list',
    [...inService, '--no-limit'],
    environment,
  );
  // The CLI deploys to the environment without a suffix, as .twilioserverlessrc says.
  const deployed = environments.find(({ domainSuffix }) => !domainSuffix);
  if (deployed === undefined) return { serviceSid, ...NOTHING };
  const flags = [...inService, '--environment-sid', deployed.sid, '--no-limit'];
  const variables = readResources(`${VARIABLES}:list`, flags, variable, secrets);
  return {
    serviceSid,
    domain: deployed.domainName,
    variables: variables.filter(({ key }) => key !== RECORDS_VARIABLE),
    recordsServiceSid: variables.find(({ key }) => key === RECORDS_VARIABLE)?.value ?? null,
  };
}

export const valuesOf = ({ variables }: DeployedFunctions): Variables =>
  Object.fromEntries(variables.map(({ key, value }) => [key, value]));
