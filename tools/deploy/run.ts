/**
 * `npm run deploy [-- --yes]`: deploys the functions and the plugin to the account of the administrator's Twilio CLI.
 * It can be run again at any time and releases nothing. docs/deploy.md lists what it creates.
 *
 * `npm run deploy -- --check`: only checks functions.env, without the CLI and the network.
 */
import { parseArgs } from 'node:util';
import { canAsk } from '../account/ask';
import { StepFailed } from '../account/step-failed';
import type { Consent } from './confirm';
import { checkedVariables, deploy } from './deploy';

/**
 * Options of many other programs. Without the -- before it, npm takes an option for its own, and this program only gets
 * it as a variable. To deploy all the same would be a bad surprise.
 */
const IGNORED = ['npm_config_dry_run', 'npm_config_profile'];

const unknownOption = () =>
  new StepFailed(
    'The options are --check and --yes.',
    'For example: npm run deploy -- --check. To choose the account, use `twilio profiles:use`.',
  );

function options() {
  if (IGNORED.some((name) => process.env[name])) throw unknownOption();
  try {
    const { values } = parseArgs({
      options: { check: { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } },
    });
    return { yes: values.yes, check: values.check || process.env.npm_config_check !== undefined };
  } catch {
    throw unknownOption();
  }
}

function consent(yes: boolean): Consent {
  if (yes) return 'given';
  return canAsk() ? 'ask' : 'impossible';
}

async function run(): Promise<void> {
  const { check, yes } = options();
  if (!check) return deploy(consent(yes));
  const count = Object.keys(checkedVariables()).length;
  console.log(`✓ functions.env can be deployed. It sets ${count} ${count === 1 ? 'variable' : 'variables'}.`);
}

run().catch((error: Error) => {
  if (error instanceof StepFailed) console.error(`\n✗ ${error.message}\n  ${error.remedy}`);
  else console.error(error);
  process.exitCode = 1;
});
