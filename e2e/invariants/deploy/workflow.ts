/** The workflow of GitHub Actions: its job `deploy`, line by line, with an API key, as on a runner without the CLI. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Shell } from '../../../local/deployed/shell';
import { secretOfApiKey } from '../../../local/twilio/conventions/api-keys';
import { ACCOUNT } from '../../../local/world/model';
import { checkFunctions, checkPlugin, manifestIn } from './arrived';
import { type Part, succeeded, VARIABLES } from './scene';

const variables = v.optional(v.record(v.string(), v.string()), {});

const workflow = v.object({
  jobs: v.object({
    test: v.object({ steps: v.array(v.object({ run: v.optional(v.string()) })) }),
    deploy: v.object({ env: variables, steps: v.array(v.object({ run: v.optional(v.string()), env: variables })) }),
  }),
});

const API_KEY = `SK${'1'.repeat(32)}`;

/** The secrets of the environment `production`. */
const SECRETS: Readonly<Record<string, string>> = {
  TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
  TWILIO_API_KEY: API_KEY,
  TWILIO_API_SECRET: secretOfApiKey(API_KEY) ?? '',
  FUNCTIONS_ENV: Object.entries(VARIABLES)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n'),
};

/** Fills in the secrets, as a runner does. */
const filled = (env: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ secrets\.(\w+) \}\}/g, (_, secret: string) => SECRETS[secret] ?? ''),
    ]),
  );

const jobsIn = ({ folder }: Shell) =>
  v.parse(workflow, parse(readFileSync(join(folder, '.github/workflows/ci.yml'), 'utf8'))).jobs;

export const workflowPart: Part = async (scene) => {
  const { shell, step } = scene;
  const { test, deploy } = jobsIn(shell);
  await step('the job `test` runs what CI runs', () =>
    assert.deepEqual(
      test.steps.flatMap(({ run }) => run ?? []),
      ['bash .ci/run'],
    ),
  );
  const paths = join(shell.folder, 'github-path');
  writeFileSync(paths, '');
  for (const { run, env } of deploy.steps) {
    if (run === undefined) continue;
    // Without a functions.env, the deployment would remove every destination.
    if ('FUNCTIONS_ENV' in env) {
      await step('the job `deploy` ends if the secret FUNCTIONS_ENV is not set, or in another environment', async () =>
        assert.equal((await shell.run(run, { ...filled(deploy.env), FUNCTIONS_ENV: '' })).succeeded, false),
      );
    }
    await step(`the job \`deploy\` runs: ${run}`, async () => {
      // A runner has no CLI at the start. Each step has the folders that earlier ones have added.
      const added = readFileSync(paths, 'utf8').split('\n').filter(Boolean).reverse();
      succeeded(
        await shell.run(run, {
          PATH: [...added, process.env.PATH].join(delimiter),
          TWILIO_AUTH_TOKEN: undefined,
          GITHUB_PATH: paths,
          ...filled(deploy.env),
          ...filled(env),
        }),
      );
    });
  }
  await checkFunctions(scene);
  await checkPlugin(scene, manifestIn(shell.folder).version);
};
