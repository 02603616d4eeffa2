import { rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { FUNCTIONS_SERVICE } from '../account/functions-service';
import { remedyFor } from '../account/remedy';
import { StepFailed } from '../account/step-failed';
import { type CommandFailure, changeResource, readResource, readTwilio } from '../account/twilio-cli';
import { type DeployedFunctions, RECORDS_VARIABLE, VARIABLES } from './deployed-functions';
import { stage } from './stage';
import { formatEnvFile } from './variables/env-file';
import type { Variables } from './variables/read';

const ENV_FILE = 'build/functions.env';

const service = v.object({ sid: v.string() });
const deployment = v.object({ domain: v.string(), serviceSid: v.string(), environmentSid: v.string() });

type Deployment = v.InferOutput<typeof deployment>;

/** Deploys build/functions with exactly these variables and the records' service. Returns the functions' domain. */
export function deployFunctions(before: DeployedFunctions, variables: Variables, recordsServiceSid: string): string {
  const serviceSid = before.serviceSid ?? createFunctionsService();
  const secrets = [...Object.values(variables), ...before.variables.map(({ value }) => value)];
  const deployed = deploy(serviceSid, { ...variables, [RECORDS_VARIABLE]: recordsServiceSid }, secrets);
  if (!deployed.ok) throw stepFailed(deployed.failure);
  removeOtherVariables(deployed.value, before, variables);
  return deployed.value.domain;
}

function stepFailed(failure: CommandFailure): StepFailed {
  if (failure.kind === 'unreadable') {
    return new StepFailed(
      'The functions are deployed, but `twilio serverless:deploy` printed other text with its result. Variables that are no longer in functions.env were not removed, and the plugin was not deployed.',
      'Update the Twilio CLI and its plugins, then run `npm run deploy` again.',
    );
  }
  console.error(failure.output);
  return new StepFailed(
    'The functions were not deployed. If there are earlier ones, they are still in use, possibly with new variables. The message of `twilio serverless:deploy` is above.',
    remedyFor(failure.output) ??
      'A bare “undefined” means that Twilio could not build them. Fix the cause, then run `npm run deploy` again.',
  );
}

/** The CLI's own .twiliodeployinfo is not used, because it belongs to one checkout and can be stale. */
function createFunctionsService(): string {
  const names = ['--unique-name', FUNCTIONS_SERVICE, '--friendly-name', 'Interaction webhooks'];
  return stage(
    'Nothing is deployed yet.',
    () => readResource('serverless:v1:services:create', [...names, '--include-credentials'], service).sid,
  );
}

function deploy(serviceSid: string, variables: Variables, secrets: readonly string[]) {
  // URLs of destinations can contain secrets. Only this user can read the file, and it is deleted afterwards.
  rmSync(ENV_FILE, { force: true });
  writeFileSync(ENV_FILE, formatEnvFile(variables), { mode: 0o600 });
  try {
    const flags = ['--service-sid', serviceSid, '--env', ENV_FILE, '--output-format', 'json'];
    return readTwilio(['serverless:deploy', ...flags], deployment, secrets);
  } finally {
    rmSync(ENV_FILE);
  }
}

/** Removes other variables. The CLI only adds and updates them, so a removed destination would stay allowed. */
function removeOtherVariables(deployed: Deployment, before: DeployedFunctions, variables: Variables): void {
  const location = ['--service-sid', deployed.serviceSid, '--environment-sid', deployed.environmentSid];
  for (const { sid, key } of before.variables) {
    if (Object.hasOwn(variables, key)) continue;
    console.log(`Removing the variable ${key} …`);
    if (!changeResource(`${VARIABLES}:remove`, [...location, '--sid', sid])) {
      throw new StepFailed(
        `The functions are deployed, but the variable ${key} was not removed. They still use it. The plugin was not deployed.`,
        'Run `npm run deploy` again, or remove it in the Twilio Console.',
      );
    }
  }
}
