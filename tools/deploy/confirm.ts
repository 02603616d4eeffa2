import { askForConsent } from '../account/ask';
import { StepFailed } from '../account/step-failed';

/** The way in which an administrator agrees to a removal. */
export type Consent = 'given' | 'ask' | 'impossible';

/** Asks before destinations are removed. Throws `StepFailed` if the administrator disagrees or cannot be asked. */
export async function confirmRemoval(destinations: readonly string[], consent: Consent): Promise<void> {
  if (destinations.length === 0 || consent === 'given') return;
  const names = destinations.join(', ');
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
