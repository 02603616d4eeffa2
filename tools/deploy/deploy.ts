import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { StepFailed } from '../account/step-failed';
import { findResource, requireLogin, requireTwilioCli } from '../account/twilio-cli';
import { buildFunctions } from '../build-functions';
import { type Consent, confirmPlan } from './confirm';
import { readDeployedFunctions, valuesOf } from './deployed-functions';
import { requireFlex } from './flex';
import { deployFunctions } from './functions';
import { describePlan, type Plan, variableChanges } from './plan';
import { deployPlugin } from './plugin';
import { ensureCollections, ensureRecordsService, findRecordsService } from './records-service';
import { stage } from './stage';
import { readVariables, type Variables } from './variables/read';

const VARIABLES_FILE = 'functions.env';

const account = v.object({ friendlyName: v.string() });

/**
 * Reads functions.env. Throws `StepFailed` with all its problems.
 *
 * @param domain The domain of the functions, if they were deployed before.
 */
export function checkedVariables(domain?: string): Variables {
  const variables = readVariables(variablesFile(), domain);
  if (variables.ok) return variables.value;
  const problems = variables.failure.map(({ line, reason }) => (line === null ? reason : `Line ${line}: ${reason}`));
  throw new StepFailed(
    `${VARIABLES_FILE} cannot be deployed. Nothing was changed.\n  ${problems.join('\n  ')}`,
    'docs/configure.md describes the file. `npm run deploy -- --check` checks it again.',
  );
}

function variablesFile(): Uint8Array {
  try {
    return readFileSync(VARIABLES_FILE);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT'
      ? new StepFailed(
          `${VARIABLES_FILE} is missing.`,
          `Copy ${VARIABLES_FILE}.example to ${VARIABLES_FILE} and edit it.`,
        )
      : new StepFailed(`${VARIABLES_FILE} cannot be read (${code}).`, 'Make it a file that you may read.');
  }
}

/** Checks, shows the plan, and deploys. Throws `StepFailed` for the first step that fails. */
export async function deploy(consent: Consent): Promise<void> {
  const secrets = Object.values(checkedVariables());
  requireTwilioCli();
  const login = requireLogin();
  requireFlex(login);

  const before = readDeployedFunctions(secrets);
  const records = findRecordsService(before.recordsServiceSid);
  const variables = checkedVariables(before.domain);
  const plan: Plan = {
    login,
    accountName: findResource('core:accounts:fetch', ['--sid', login.accountSid], account)?.friendlyName ?? null,
    hasRecordsService: records !== undefined,
    hasFunctionsService: before.serviceSid !== null,
    setsVariables: Object.keys(variables).length > 0,
    changes: variableChanges(valuesOf(before), variables),
  };
  console.log(`\n${describePlan(plan)}`);
  await confirmPlan(plan, consent);

  console.log('\n— 1/4 Building the functions —');
  await buildFunctions().catch((error: Error) => {
    throw new StepFailed(`The functions build failed: ${error.message}`, 'Nothing was changed. Fix the source.');
  });

  console.log('\n— 2/4 Preparing the Sync service for records —');
  const recordsServiceSid = stage('Nothing is deployed yet.', () => {
    const sid = ensureRecordsService(records);
    ensureCollections(sid);
    return sid;
  });
  console.log(recordsServiceSid);

  console.log('\n— 3/4 Deploying the functions (about a minute) —');
  const domain = deployFunctions(before, variables, recordsServiceSid);
  console.log(`https://${domain}`);

  console.log('\n— 4/4 Building and deploying the plugin —');
  const plugin = stage('The functions are deployed. The plugin is not, and Flex still uses the released version.', () =>
    deployPlugin(domain),
  );

  console.log(
    `\n✓ Deployed. To use this version in Flex, release it:\n\n    twilio flex:plugins:release --plugin ${plugin}\n`,
  );
}
