/**
 * `npm run deploy`: brings functions and plugin into the account that the administrator's Twilio CLI is logged in to.
 * It may be run again at any time; docs/deploy.md tells what it creates. It releases nothing.
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

function administratorsVariables(): Variables {
  if (!existsSync(VARIABLES_FILE)) {
    throw new StepFailed(`There is no ${VARIABLES_FILE}.`, `Copy ${VARIABLES_FILE}.example to it and edit it.`);
  }
  return parseVariables(readFileSync(VARIABLES_FILE, 'utf8'));
}

async function deploy(): Promise<void> {
  requireTwilioCli();
  const variables = administratorsVariables();

  console.log('\n— 1/4 The Sync service for records —');
  const recordsServiceSid = ensureRecordsService();
  console.log(recordsServiceSid);

  console.log('\n— 2/4 Building the functions —');
  await buildFunctions().catch((error: Error) => {
    throw new StepFailed(`The functions do not build: ${error.message}`, 'Correct the source. Nothing was deployed.');
  });

  console.log('\n— 3/4 Deploying the functions —');
  const domain = deployFunctions({ ...variables, RECORDS_SYNC_SERVICE_SID: recordsServiceSid });
  console.log(`https://${domain}`);

  console.log('\n— 4/4 Building and deploying the plugin —');
  const plugin = deployPlugin(domain);

  console.log(
    `\n✓ Deployed. Flex uses it once you release it:\n\n    twilio flex:plugins:release --plugin ${plugin}\n`,
  );
}

deploy().catch((error: Error) => {
  if (error instanceof StepFailed) console.error(`\n✗ ${error.message}\n  ${error.remedy}`);
  else console.error(error);
  process.exitCode = 1;
});
