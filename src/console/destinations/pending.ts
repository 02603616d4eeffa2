/** How many events a destination did not get, as far as they are loaded. Pure. */
import type { Undelivered } from '../../contract/undelivered';
import type { Text } from '../../strings/text';
import { isAbandoned } from './outboxTexts';
import type { Outbox } from './useOutbox';

export interface Pending {
  /** The number of events that are tried again. */
  readonly waiting: number;
  readonly givenUp: number;
  /** Whether there may be more of them. */
  readonly isAtLeast: boolean;
}

/** Returns the numbers by the ID of the destination, without destinations that got everything. `now` in epoch ms. */
export function pendingOf(
  { entries, hasMore, request }: Pick<Outbox, 'entries' | 'hasMore' | 'request'>,
  now: number,
): ReadonlyMap<string, Pending> {
  const isAtLeast = hasMore || request.kind !== 'idle';
  const counts = new Map<string, Pending>();
  for (const entry of entries ?? []) counts.set(entry.destination.id, withEntry(entry));
  return counts;

  function withEntry(entry: Undelivered): Pending {
    const { waiting, givenUp } = counts.get(entry.destination.id) ?? { waiting: 0, givenUp: 0 };
    return isAbandoned(entry, now)
      ? { waiting, givenUp: givenUp + 1, isAtLeast }
      : { waiting: waiting + 1, givenUp, isAtLeast };
  }
}

export function pendingText({ waiting, givenUp, isAtLeast }: Pending, text: Text): string {
  const counts = [
    ...(waiting > 0 ? [text('DestinationWaiting', { count: waiting })] : []),
    ...(givenUp > 0 ? [text('DestinationGivenUp', { count: givenUp })] : []),
  ].join(', ');
  return isAtLeast ? text('DestinationAtLeast', { counts }) : counts;
}
