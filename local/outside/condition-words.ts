/** The conditions of a destination that `/outside` offers, and their labels. */
import type { CertificateFault, Condition } from '../delivery/condition';

export interface ConditionChoice {
  readonly words: string;
  /** The number that the condition needs. Undefined for one without a number. */
  readonly amount?: { readonly unit: string; readonly first: number; readonly min: number; readonly max: number };
  readonly condition: (amount: number) => Condition;
}

export const CONDITION_CHOICES: readonly ConditionChoice[] = [
  {
    words: 'Answer with a redirect or an error',
    amount: { unit: 'HTTP status', first: 503, min: 300, max: 599 },
    condition: (status) => ({ kind: 'status', status }),
  },
  {
    words: 'Answer slowly',
    amount: { unit: 'Seconds (Twilio waits 15)', first: 5, min: 1, max: 60 },
    condition: (seconds) => ({ kind: 'slow', ms: seconds * 1_000 }),
  },
  { words: 'Never answer', condition: () => ({ kind: 'hang' }) },
  { words: 'Close the connection', condition: () => ({ kind: 'reset' }) },
  {
    words: 'Fail now and then',
    amount: { unit: 'Percent of deliveries', first: 50, min: 1, max: 100 },
    condition: (percent) => ({ kind: 'flaky', percent }),
  },
  { words: 'Show an expired certificate', condition: () => ({ kind: 'certificate', fault: 'expired' }) },
  { words: 'Show the certificate of another host', condition: () => ({ kind: 'certificate', fault: 'name' }) },
  { words: 'Show a certificate of an unknown issuer', condition: () => ({ kind: 'certificate', fault: 'issuer' }) },
];

const CERTIFICATES: Readonly<Record<CertificateFault, string>> = {
  expired: 'Expired certificate',
  name: 'Certificate of another host',
  issuer: 'Certificate of an unknown issuer',
};

export function conditionInWords(condition: Condition): string {
  switch (condition.kind) {
    case 'working':
      return 'Working';
    case 'status':
      return `Answers ${condition.status}`;
    case 'slow':
      return `Answers after ${condition.ms / 1_000} s`;
    case 'hang':
      return 'Never answers';
    case 'reset':
      return 'Closes the connection';
    case 'flaky':
      return `Fails in ${condition.percent} % of deliveries`;
    case 'certificate':
      return CERTIFICATES[condition.fault];
  }
}
