/**
 * `npm run remove`: lists everything of this product in an account, and changes nothing. On a terminal, it then asks
 * for the account's SID, and removes everything if that is typed.
 *
 * `npm run remove -- --confirm AC…`: removes it without asking. docs/remove.md says in which order. The exit code is 1
 * if something is left; the command can be repeated at any time.
 */
import { parseArgs } from 'node:util';
import { realIo } from '../../functions/lib/twilio/io';
import { ask, canAsk } from '../account/ask';
import { readCredentials } from '../account/credentials';
import { StepFailed } from '../account/step-failed';
import { patientHttp } from './client';
import { describeLeft, describePlan, describeStage, warnings } from './describe';
import { planFor } from './plan';
import { type Access, removeAll } from './remove';
import { readIdentity, survey } from './survey/survey';

function confirmedSid(): string | null {
  try {
    const { values } = parseArgs({ options: { confirm: { type: 'string' } } });
    return values.confirm ?? null;
  } catch {
    throw new StepFailed(
      'The only option is --confirm, with the SID of the account.',
      'For example: npm run remove -- --confirm AC0123456789abcdef0123456789abcdef',
    );
  }
}

function requireSame(accountSid: string, given: string): void {
  if (given === accountSid) return;
  throw new StepFailed(
    `The credentials belong to ${accountSid}, not to ${given || 'an account without a SID'}. Nothing was changed.`,
    'Set the credentials of the other account, or confirm with this SID.',
  );
}

async function run(): Promise<void> {
  const confirmed = confirmedSid();
  const { accountSid: expected, username, password } = readCredentials(process.env);
  const credentials = { accountSid: username, authToken: password };
  const io = realIo;
  const http = patientHttp(credentials, io);
  const { accountSid, instance } = await readIdentity(http);
  requireSame(accountSid, expected);
  if (confirmed !== null) requireSame(accountSid, confirmed);

  const account = await survey(http, instance);
  console.log(`Account ${accountSid}\n\n${describePlan(planFor(account))}`);
  for (const warning of warnings(account)) console.log(`\n! ${warning}`);
  if (confirmed === null && !canAsk()) {
    console.log(`\nNothing was changed. To remove it all: npm run remove -- --confirm ${accountSid}`);
    return;
  }
  const question = `\nThis cannot be undone. To remove it all, type the account’s SID, ${accountSid}: `;
  requireSame(accountSid, confirmed ?? (await ask(question)));
  await remove({ credentials, http, io, instance });
}

async function remove(access: Access): Promise<void> {
  console.log('\nRemoving. At the end, it waits for 15 seconds and looks at the account again.');
  const left = await removeAll(access, (stage, removed) => console.log(describeStage(stage, removed)));
  if (left.length > 0) {
    throw new StepFailed(describeLeft(left), 'Run `npm run remove` again: it continues where this one stopped.');
  }
  console.log('✓ Nothing is left that can be recognized as part of this product. docs/remove.md says what stays.');
}

run().catch((error: Error) => {
  if (error instanceof StepFailed) console.error(`\n✗ ${error.message}\n  ${error.remedy}`);
  else console.error(error);
  process.exitCode = 1;
});
