/**
 * The deployment on which the browser tests run: the files that `npm run deploy` would deploy.
 * `npm run prove -- deploy` runs some tests on the ones that it has deployed.
 */
import { readFileSync } from 'node:fs';
import type { Deployment } from '../../local/deployed/deployment';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { DEPLOYED_VARIABLES } from '../../local/functions/variables';
import { BUILT_FUNCTIONS } from '../../tools/build-functions';
import { OUR_PLUGIN } from './build';

/** The environment variable with the path of a `Deployment` in JSON. */
export const DEPLOYMENT_FILE = 'DEPLOYMENT_FILE';

const file = process.env[DEPLOYMENT_FILE];

/** Whether the deployment is built by the tests themselves. */
export const IS_BUILT_HERE = file === undefined;

export const DEPLOYMENT: Deployment =
  file === undefined
    ? {
        domain: FUNCTIONS_DOMAIN,
        variables: DEPLOYED_VARIABLES,
        functions: BUILT_FUNCTIONS,
        plugins: [OUR_PLUGIN],
      }
    : JSON.parse(readFileSync(file, 'utf8'));
