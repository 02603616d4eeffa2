import type { DeliveryResult } from '../delivery/log';

/** Says in a few words what became of a delivery. */
export function outcomeInWords(outcome: DeliveryResult): string {
  switch (outcome.kind) {
    case 'pending':
      return 'pending';
    case 'answered':
      return `answered ${outcome.status}`;
    case 'timed-out':
      return 'timed out';
    case 'not-delivered':
      return 'not delivered';
  }
}

export const isSuccess = (outcome: DeliveryResult) => outcome.kind === 'answered' && outcome.status < 300;
