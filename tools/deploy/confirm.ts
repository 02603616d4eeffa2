import { askForConsent } from '../account/ask';
import { StepFailed } from '../account/step-failed';
import { type Plan, removedDestinations, removedSecrets, type VariableChanges } from './plan';

/** The way in which an administrator agrees to a deployment. */
export type Consent = 'given' | 'ask' | 'impossible';

/**
 * Asks before destinations or their secrets are removed, and whether the account is the right one if nothing is
 * deployed in it yet. Throws `StepFailed` if the administrator disagrees, or cannot be asked about a removal, or has
 * agreed to everything with a file that sets nothing.
 */
export async function confirmPlan(plan: Plan, consent: Consent): Promise<void> {
  const { changes, setsVariables, hasFunctionsService } = plan;
  const removal = removalIn(changes);
  if (consent === 'given') return requireVariables(setsVariables, removedDestinations(changes).join(', '));
  if (removal !== null) {
    await confirmRemoval(removal, consent);
  } else if (!hasFunctionsService && consent === 'ask') {
    const isRight = await askForConsent('\nThis product is not deployed in this account yet. Is it the right account?');
    if (!isRight) {
      throw new StepFailed('Nothing was changed.', 'Choose another account: `twilio profiles:use`, or `twilio login`.');
    }
  }
}

/** The removal of variables, and what it means. */
interface Removal {
  readonly names: string;
  readonly consequences: string;
}

function removalIn(changes: VariableChanges): Removal | null {
  const destinations = removedDestinations(changes);
  const secrets = removedSecrets(changes);
  if (destinations.length + secrets.length === 0) return null;
  const consequences = [
    destinations.length === 0
      ? ''
      : `People will no longer be able to choose ${destinations.join(', ')}, and nothing more is passed on to it. ` +
        'Webhooks that send to it directly stay. ',
    secrets.length === 0 ? '' : `Events will no longer be signed with ${secrets.join(', ')}. `,
  ];
  return { names: [...destinations, ...secrets].join(', '), consequences: consequences.join('') };
}

/** In CI, a file without a single variable is more likely a mistake than the wish to remove every destination. */
function requireVariables(setsVariables: boolean, removed: string) {
  if (setsVariables || removed === '') return;
  throw new StepFailed(
    `functions.env sets no variable, so this would remove ${removed}. Nothing was changed.`,
    'To remove all destinations, run `npm run deploy` without --yes, and answer its question.',
  );
}

async function confirmRemoval({ names, consequences }: Removal, consent: 'ask' | 'impossible') {
  if (consent === 'impossible') {
    throw new StepFailed(
      `This would remove ${names}, and no one can be asked here. Nothing was changed.`,
      'To remove it, run `npm run deploy -- --yes`. To keep it, add its line to functions.env again.',
    );
  }
  if (!(await askForConsent(`\n${consequences}Remove it?`))) {
    throw new StepFailed('Nothing was changed.', 'Add the line to functions.env again, or answer with y.');
  }
}
