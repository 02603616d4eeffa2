/**
 * `npm run sweep [-- https://<the functions' domain>]`: deletes this plugin's unused webhooks, until a whole pass finds
 * none. docs/operate.md defines "unused". The exit code is 1 if some may be left.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { StepFailed } from '../account/step-failed';
import { functionsFrom } from '../protected/functions';
import { remedyForCall } from '../protected/remedy';
import { runSweepPasses, type SweepAnswer, type SweepFailure } from './passes';
import { callDeployedSweep } from './scheduled';

const STANDING = {
  more: 'more to come',
  end: 'end of the list',
  'cut-off': 'the list ended early',
} as const satisfies Record<SweepAnswer['next']['kind'], string>;

function printProgress({ examined, removed, failed, next }: SweepAnswer) {
  console.log(`${examined} examined, ${removed.length} deleted, ${failed} failed, ${STANDING[next.kind]}`);
}

function remedyFor(failure: SweepFailure): string {
  switch (failure.code) {
    case 'cut-off':
      return 'Twilio has more webhooks, but its list does not lead to them. Those that were reached are swept. Run the sweep again later. If this continues, contact Twilio Support.';
    case 'no-progress':
      return 'Twilio returns the same webhooks again and again, or too slowly to check any. Run the sweep again later.';
    case 'unfinished':
      return LATER;
    default:
      return remedyForCall(failure) ?? LATER;
  }
}

const LATER = 'Some webhooks may be deleted already. Run the sweep again later to delete the rest.';

async function sweep(argument: string | undefined): Promise<void> {
  const functions = functionsFrom(argument, 'npm run sweep');
  console.log(`Sweeping with the functions at ${functions.url}`);
  const swept = await runSweepPasses(callDeployedSweep(functions), { wait, onProgress: printProgress });
  if (!swept.ok) throw new StepFailed(`The sweep stopped: ${swept.failure.code}.`, remedyFor(swept.failure));
  const { removed, passes, calls } = swept.value;
  console.log(
    `✓ ${removed} webhooks deleted in ${passes} passes and ${calls} calls. No unused webhooks that are older than 15 minutes are left.`,
  );
}

sweep(process.argv[2]).catch((error: Error) => {
  if (error instanceof StepFailed) console.error(`✗ ${error.message}\n  ${error.remedy}`);
  else console.error(error);
  process.exitCode = 1;
});
