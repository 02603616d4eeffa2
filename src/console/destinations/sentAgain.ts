/** Says how the attempt to send an event again changes the list. Pure. */
import type { BackendResult } from '../../backend/backend';
import type { Undelivered } from '../../contract/undelivered';
import { explain } from '../../strings/failures';
import type { Text } from '../../strings/text';
import { reasonOf } from './outboxTexts';

export interface SentAgain {
  /** The event as the list shows it now; null if it is not undelivered anymore. */
  readonly entry: Undelivered | null;
  readonly isDelivered: boolean;
  /** For screen readers. */
  readonly sentence: string;
  /** Shown beside the button, because nothing else in the row says it. */
  readonly note: string | null;
  /** Whether the next request would fail, too. */
  readonly isFailure: boolean;
}

export function sentAgainOf(entry: Undelivered, outcome: BackendResult<'sendUndelivered'>, text: Text): SentAgain {
  const unsent = (sentence: string, isFailure: boolean): SentAgain => ({
    entry,
    isDelivered: false,
    sentence,
    note: sentence,
    isFailure,
  });
  const known = { isDelivered: false, note: null, isFailure: false };
  if (!outcome.ok) {
    switch (outcome.failure.code) {
      case 'not-found':
        return { ...known, entry: null, sentence: text('OutboxGone') };
      case 'not-permitted':
        return { ...known, entry: { ...entry, obstacle: 'role' }, sentence: text('DestinationNotYours') };
      default:
        return unsent(explain(outcome.failure, text), true);
    }
  }
  const { delivery, isStopped } = outcome.value;
  if (delivery === null) return unsent(text('OutboxElsewhere'), false);
  if (delivery.state === 'delivered') {
    return { ...known, entry: null, isDelivered: true, sentence: text('CommonDelivered') };
  }
  const next: Undelivered = { ...entry, delivery, obstacle: isStopped ? 'stopped' : entry.obstacle };
  return { ...known, entry: next, sentence: isStopped ? text('OutboxStopped') : reasonOf(next, text) };
}
