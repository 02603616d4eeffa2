/**
 * `npm run retry [-- https://<the functions' domain>]`: sends the events again that destinations have not got and that
 * are due. docs/operate.md says how often to run it. The exit code is 1 if some that are due may not have been tried.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Retried } from '../../src/contract/retry';
import { StepFailed } from '../account/step-failed';
import { functionsFrom } from '../protected/functions';
import { remedyForCall } from '../protected/remedy';
import { type RetryFailure, runRetryRounds } from './rounds';
import { callDeployedRetry } from './scheduled';

const LATER = 'The events stay in the outbox. Run the command again later.';

function remedyFor(failure: RetryFailure): string {
  if (failure.code === 'no-progress') {
    return `A destination or Twilio Sync does not answer, or other invocations are busy. ${LATER}`;
  }
  return remedyForCall(failure) ?? LATER;
}

const printProgress = ({ delivered, failed, stopped, hasMore }: Retried) =>
  console.log(`${delivered} delivered, ${failed} failed, ${stopped} not to be sent, ${hasMore ? 'more' : 'none'} due`);

async function retry(argument: string | undefined): Promise<void> {
  const functions = functionsFrom(argument, 'npm run retry');
  console.log(`Sending again with the functions at ${functions.url}`);
  const done = await runRetryRounds(callDeployedRetry(functions), { wait, onProgress: printProgress });
  if (!done.ok) throw new StepFailed(`The retry stopped: ${done.failure.code}.`, remedyFor(done.failure));
  const { delivered, failed, stopped } = done.value;
  console.log(`✓ ${delivered} events delivered, ${failed} to be tried again later, ${stopped} not to be sent anymore.`);
}

retry(process.argv[2]).catch((error: Error) => {
  if (error instanceof StepFailed) console.error(`✗ ${error.message}\n  ${error.remedy}`);
  else console.error(error);
  process.exitCode = 1;
});
