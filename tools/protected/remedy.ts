import type { Failure } from '../../src/contract/failures';

/** Returns how to mend a call of the functions that failed, or null if nothing special is known. */
export function remedyForCall(failure: Failure): string | null {
  switch (failure.code) {
    case 'unauthenticated':
      return 'Twilio refused the signature. Check that the Auth Token belongs to this account and that the address is exactly as deployed.';
    case 'misconfigured':
      return `The functions’ variable ${failure.variable} is missing or cannot be used. See docs/configure.md.`;
    case 'contract-mismatch':
      return 'The deployed functions have a different version than this checkout. Run `npm run deploy`.';
    default:
      return null;
  }
}
