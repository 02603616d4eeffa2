import { askForConsent } from '../account/ask';
import { StepFailed } from '../account/step-failed';
import { type Plan, removedDestinations } from './plan';

/** The way in which an administrator agrees to a deployment. */
export type Consent = 'given' | 'ask' | 'impossible';

/**
 * Asks before destinations are removed, and whether the account is the right one if nothing is deployed in it yet.
 * Throws `StepFailed` if the administrator disagrees, or cannot be asked about a removal, or has agreed to everything
 * with a file that sets nothing.
 */
export async function confirmPlan(plan: Plan, consent: Consent): Promise<void> {
  const { changes, setsVariables, hasFunctionsService } = plan;
  const removed = removedDestinations(changes).join(', ');
  if (consent === 'given') return requireVariables(setsVariables, removed);
  if (removed !== '') {
    await confirmRemoval(removed, consent);
  } else if (!hasFunctionsService && consent === 'ask') {
    const isRight = await askForConsent('\nThis product is not deployed in this account yet. Is it the right account?');
    if (!isRight) {
      throw new StepFailed('Nothing was changed.', 'Choose another account: `twilio profiles:use`, or `twilio login`.');
    }
  }
}

/** In CI, a file without a single variable is more likely a mistake than the wish to remove every destination. */
function requireVariables(setsVariables: boolean, removed: string) {
  if (setsVariables || removed === '') return;
  throw new StepFailed(
    `functions.env sets no variable, so this would remove ${removed}. Nothing was changed.`,
    'To remove all destinations, run `npm run deploy` without --yes, and answer its question.',
  );
}

async function confirmRemoval(names: string, consent: 'ask' | 'impossible') {
  if (consent === 'impossible') {
    throw new StepFailed(
      `This would remove ${names}, and no one can be asked here. Nothing was changed.`,
      'To remove it, run `npm run deploy -- --yes`. To keep it, add its line to functions.env again.',
    );
  }
  const question = `\nPeople will no longer be able to choose ${names}. Attached webhooks stay. Remove it?`;
  if (!(await askForConsent(question))) {
    throw new StepFailed('Nothing was changed.', 'Add the line to functions.env again, or answer with y.');
  }
}
