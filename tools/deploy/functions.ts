import { rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { FUNCTIONS_SERVICE, findFunctionsService } from '../account/functions-service';
import { StepFailed } from '../account/step-failed';
import { readResources, readTwilio, runTwilio } from '../account/twilio-cli';
import { formatVariables, type Variables } from './variables';

const ENV_FILE = 'build/functions.env';

const service = v.object({ sid: v.string() });
const variable = v.object({ sid: v.string(), key: v.string() });
const deployment = v.object({ domain: v.string(), serviceSid: v.string(), environmentSid: v.string() });

/** Deploys build/functions with exactly these variables. Returns the functions' domain. */
export function deployFunctions(variables: Variables): string {
  const deployed = deploy(ensureFunctionsService(), variables);
  if (deployed === null) {
    throw new StepFailed(
      'The functions were not deployed. The message of `twilio serverless:deploy` is above.',
      'A bare “undefined” means that Twilio could not build them. The previous deployment is still in use. Fix the cause, then run `npm run deploy` again.',
    );
  }
  removeOtherVariables(deployed, variables);
  return deployed.domain;
}

/**
 * Finds the service in the account, or creates it. The CLI's own .twiliodeployinfo is not used, because it belongs to
 * one checkout and can be stale.
 */
function ensureFunctionsService(): string {
  const existing = findFunctionsService();
  if (existing !== undefined) return existing;
  const names = ['--unique-name', FUNCTIONS_SERVICE, '--friendly-name', 'Interaction webhooks'];
  const [created] = readResources('serverless:v1:services:create', [...names, '--include-credentials'], service);
  if (created === undefined) throw new Error('The Twilio CLI printed no Functions service.');
  return created.sid;
}

function deploy(serviceSid: string, variables: Variables) {
  // URLs of destinations can contain secrets. Only this user can read the file, and it is deleted afterwards.
  rmSync(ENV_FILE, { force: true });
  writeFileSync(ENV_FILE, formatVariables(variables), { mode: 0o600 });
  try {
    const flags = ['--service-sid', serviceSid, '--env', ENV_FILE, '--output-format', 'json'];
    return readTwilio(['serverless:deploy', ...flags], deployment);
  } finally {
    rmSync(ENV_FILE);
  }
}

/** Removes other variables. The CLI only adds and updates them, so a removed destination would stay allowed. */
function removeOtherVariables(
  { serviceSid, environmentSid }: v.InferOutput<typeof deployment>,
  variables: Variables,
): void {
  const topic = 'serverless:v1:services:environments:variables';
  const location = ['--service-sid', serviceSid, '--environment-sid', environmentSid];
  for (const { sid, key } of readResources(`${topic}:list`, [...location, '--no-limit'], variable)) {
    if (key in variables) continue;
    console.log(`Removing the variable ${key} because it is not in functions.env …`);
    if (!runTwilio([`api:${topic}:remove`, ...location, '--sid', sid, '-l', 'warn'])) {
      throw new StepFailed(
        `The variable ${key} was not removed. The functions were deployed and still use it.`,
        'Run `npm run deploy` again, or remove it in the Twilio Console.',
      );
    }
  }
}
