/**
 * `npm run deploy`: deploys the functions and the plugin to the account of the administrator's Twilio CLI. It can be
 * run again at any time and releases nothing. docs/deploy.md lists what it creates.
 */
import { existsSync, readFileSync } from 'node:fs';
import { StepFailed } from '../account/step-failed';
import { requireTwilioCli } from '../account/twilio-cli';
import { buildFunctions } from '../build-functions';
import { deployFunctions } from './functions';
import { deployPlugin } from './plugin';
import { ensureRecordsService } from './records-service';
import { parseVariables, type Variables } from './variables';

const VARIABLES_FILE = 'functions.env';

function readVariables(): Variables {
  if (!existsSync(VARIABLES_FILE)) {
    throw new StepFailed(
      `${VARIABLES_FILE} is missing.`,
      `Copy ${VARIABLES_FILE}.example to ${VARIABLES_FILE} and edit it.`,
    );
  }
  return parseVariables(readFileSync(VARIABLES_FILE, 'utf8'));
}

async function deploy(): Promise<void> {
  requireTwilioCli();
  const variables = readVariables();

  console.log('\n— 1/4 Preparing the Sync service for records —');
  const recordsServiceSid = ensureRecordsService();
  console.log(recordsServiceSid);

  console.log('\n— 2/4 Building the functions —');
  await buildFunctions().catch((error: Error) => {
    throw new StepFailed(`The functions build failed: ${error.message}`, 'Nothing was deployed. Fix the source.');
  });

  console.log('\n— 3/4 Deploying the functions —');
  const domain = deployFunctions({ ...variables, RECORDS_SYNC_SERVICE_SID: recordsServiceSid });
  console.log(`https://${domain}`);

  console.log('\n— 4/4 Building and deploying the plugin —');
  const plugin = deployPlugin(domain);

  console.log(
    `\n✓ Deployed. To use this version in Flex, release it:\n\n    twilio flex:plugins:release --plugin ${plugin}\n`,
  );
}

deploy().catch((error: Error) => {
  if (error instanceof StepFailed) console.error(`\n✗ ${error.message}\n  ${error.remedy}`);
  else console.error(error);
  process.exitCode = 1;
});
