/**
 * `npm run sweep [-- https://<the functions' domain>]`: deletes this plugin's unused webhooks, until a whole pass finds
 * none. docs/operate.md defines "unused". The exit code is 1 if some may be left.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { StepFailed } from '../account/step-failed';
import { deployedAddress } from './address';
import { originOf } from './origin';
import { runSweepPasses, type SweepAnswer, type SweepFailure } from './passes';
import { callDeployedSweep } from './scheduled';

function requireAuthToken(): string {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = process.env;
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN) {
    throw new StepFailed(
      'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN must both be set.',
      'Set them to the SID and the Auth Token of the account in which the functions run. An API key cannot sign requests.',
    );
  }
  return TWILIO_AUTH_TOKEN;
}

function functionsOrigin(argument: string | undefined): string {
  if (argument === undefined) return deployedAddress();
  const origin = originOf(argument);
  if (!origin.ok) throw new StepFailed(origin.failure, 'Pass the functions’ address: https://….twil.io');
  return origin.value;
}

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
    case 'unauthenticated':
      return 'Twilio refused the signature. Check that the Auth Token belongs to this account and that the address is exactly as deployed.';
    case 'misconfigured':
      return `The functions’ variable ${failure.variable} is missing or cannot be used. See docs/configure.md.`;
    case 'contract-mismatch':
      return 'The deployed functions have a different version than this checkout. Run `npm run deploy`.';
    case 'cut-off':
      return 'Twilio has more webhooks, but its list does not lead to them. Those that were reached are swept. Run the sweep again later. If this continues, contact Twilio Support.';
    case 'no-progress':
      return 'Twilio returns the same webhooks again and again, or too slowly to check any. Run the sweep again later.';
    default:
      return 'Some webhooks may be deleted already. Run the sweep again later to delete the rest.';
  }
}

async function sweep(argument: string | undefined): Promise<void> {
  const authToken = requireAuthToken();
  const url = functionsOrigin(argument);
  console.log(`Sweeping with the functions at ${url}`);
  const swept = await runSweepPasses(callDeployedSweep({ url, authToken }), { wait, onProgress: printProgress });
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
