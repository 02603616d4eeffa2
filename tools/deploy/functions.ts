/** Deploys the built functions with their variables. */
import { rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { StepFailed } from '../account/step-failed';
import { readResources, readTwilio, runTwilio } from '../account/twilio-cli';
import { formatVariables, type Variables } from './variables';

/** The same as in .twilioserverlessrc. */
const UNIQUE_NAME = 'interaction-webhooks';
const ENV_FILE = 'build/functions.env';

const service = v.object({ sid: v.string(), uniqueName: v.string() });
const variable = v.object({ sid: v.string(), key: v.string() });
const deployment = v.object({ domain: v.string(), serviceSid: v.string(), environmentSid: v.string() });

/** Deploys what is in build/functions with exactly these variables. The answer is the functions' domain. */
export function deployFunctions(variables: Variables): string {
  const deployed = deploy(ensureFunctionsService(), variables);
  if (deployed === null) {
    throw new StepFailed(
      'The functions were not deployed; the message of `twilio serverless:deploy` is above.',
      'A bare “undefined” means that Twilio could not build them. Those deployed before are still in use: correct the cause, then run `npm run deploy` again.',
    );
  }
  removeOtherVariables(deployed, variables);
  return deployed.domain;
}

/** By its name in the account, since the CLI's own memory, .twiliodeployinfo, is of one checkout and may be stale. */
function ensureFunctionsService(): string {
  const found = readResources('serverless:v1:services:list', ['--no-limit'], service).find(
    ({ uniqueName }) => uniqueName === UNIQUE_NAME,
  );
  if (found) return found.sid;
  const names = ['--unique-name', UNIQUE_NAME, '--friendly-name', 'Interaction webhooks'];
  const [created] = readResources('serverless:v1:services:create', [...names, '--include-credentials'], service);
  if (created === undefined) throw new Error('The Twilio CLI printed no Functions service.');
  return created.sid;
}

function deploy(serviceSid: string, variables: Variables) {
  // Destinations may carry secrets in their URLs: the file is for this user only, and gone afterwards.
  rmSync(ENV_FILE, { force: true });
  writeFileSync(ENV_FILE, formatVariables(variables), { mode: 0o600 });
  try {
    const flags = ['--service-sid', serviceSid, '--env', ENV_FILE, '--output-format', 'json'];
    return readTwilio(['serverless:deploy', ...flags], deployment);
  } finally {
    rmSync(ENV_FILE);
  }
}

/** The CLI adds and changes variables only: a destination taken out of functions.env would stay allowed. */
function removeOtherVariables(
  { serviceSid, environmentSid }: v.InferOutput<typeof deployment>,
  variables: Variables,
): void {
  const topic = 'serverless:v1:services:environments:variables';
  const place = ['--service-sid', serviceSid, '--environment-sid', environmentSid];
  for (const { sid, key } of readResources(`${topic}:list`, [...place, '--no-limit'], variable)) {
    if (key in variables) continue;
    console.log(`Removing the variable ${key}, which is not in functions.env …`);
    if (!runTwilio([`api:${topic}:remove`, ...place, '--sid', sid, '-l', 'warn'])) {
      throw new StepFailed(
        `The variable ${key} was not removed; the functions were deployed and still use it.`,
        'Run `npm run deploy` again, or remove it in the Twilio Console.',
      );
    }
  }
}
