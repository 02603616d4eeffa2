/**
 * `npm run sweep [-- https://<the functions' domain>]`: removes the webhooks of ours that nobody uses any more, until a
 * whole pass finds none. docs/operate.md tells which those are. The exit code is 1 when some may be left.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { StepFailed } from '../account/step-failed';
import { deployedAddress } from './address';
import { type GivenUp, type Swept, sweepAll } from './passes';
import { askDeployed } from './scheduled';

function requiredToken(): string {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = process.env;
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN) {
    throw new StepFailed(
      'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not both set.',
      'Set them to the SID and the Auth Token of the account in which the functions run; an API key cannot sign.',
    );
  }
  return TWILIO_AUTH_TOKEN;
}

function addressFrom(argument: string | undefined): string {
  if (argument === undefined) return deployedAddress();
  if (!URL.canParse(argument) || new URL(argument).protocol !== 'https:') {
    throw new StepFailed(`'${argument}' is not the https address of the functions.`, 'For example: https://….twil.io');
  }
  return new URL(argument).origin;
}

function progress({ examined, removed, failed, next }: Swept) {
  const where = next === null ? 'end of the list' : `on from ${next}`;
  console.log(`${examined} examined, ${removed.length} removed, ${failed} failed; ${where}`);
}

function remedyFor(givenUp: GivenUp): string {
  switch (givenUp.code) {
    case 'unauthenticated':
      return 'Twilio refused the signature: is it the right account’s Auth Token, and the address exactly as deployed?';
    case 'misconfigured':
      return `The variable ${givenUp.variable} of the functions is missing or unusable; see docs/configure.md.`;
    case 'contract-mismatch':
      return 'The deployed functions are of another version than this checkout; run `npm run deploy`.';
    default:
      return 'What was removed is removed. Run it again later; it finds what is left.';
  }
}

async function sweep(argument: string | undefined): Promise<void> {
  const authToken = requiredToken();
  const url = addressFrom(argument);
  console.log(`Sweeping through ${url}`);
  const swept = await sweepAll(askDeployed({ url, authToken }), { wait, onProgress: progress });
  if (!swept.ok) throw new StepFailed(`The sweep stopped: ${swept.failure.code}.`, remedyFor(swept.failure));
  const { removed, passes, calls } = swept.value;
  console.log(`✓ ${removed} webhooks removed, in ${passes} passes and ${calls} calls. Nothing is left to remove.`);
}

sweep(process.argv[2]).catch((error: Error) => {
  if (error instanceof StepFailed) console.error(`✗ ${error.message}\n  ${error.remedy}`);
  else console.error(error);
  process.exitCode = 1;
});
