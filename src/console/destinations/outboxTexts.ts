/** Undelivered events in words. Pure. */
import { GIVEN_UP_AFTER_MS, isGivenUp } from '../../contract/delivery';
import { isEnteredUrl } from '../../contract/destination';
import { isKnownEvent } from '../../contract/events';
import type { Obstacle, Undelivered } from '../../contract/undelivered';
import { readableName, readableSince } from '../../strings/format';
import { EVENT_LABELS } from '../../strings/labels';
import { describeFailure } from '../../strings/outcomes';
import type { StringKey, Text } from '../../strings/text';

/** Why a person cannot send an event again. */
export const OBSTACLE_TEXTS: Readonly<Record<Obstacle, StringKey>> = {
  role: 'DestinationNotYours',
  stopped: 'OutboxStopped',
  age: 'OutboxTooOld',
};

/** Returns the destination's label. Nothing names one that was removed, or a URL that a person entered. */
export function destinationOf({ destination: { id, label } }: Undelivered, text: Text): string {
  if (label !== null) return readableName(label);
  return text(isEnteredUrl(id) ? 'OutboxEnteredUrl' : 'ConsoleDestinationRemoved');
}

/** Returns the event in plain words; Twilio's name for one that the catalog does not have. */
export const eventOf = ({ type }: Undelivered, text: Text) =>
  isKnownEvent(type) ? text(EVENT_LABELS[type]) : readableName(type);

/** Returns the reason of the last failure. */
export const reasonOf = ({ delivery: { outcome } }: Undelivered, text: Text) => describeFailure(outcome, text);

/** Returns whether it is not tried again on its own. `now` is in epoch milliseconds. */
export const isAbandoned = ({ delivery, receivedAt, obstacle }: Undelivered, now: number) =>
  obstacle === 'stopped' || isGivenUp(delivery, Date.parse(receivedAt), now);

/** Returns the number of tries, and when the next one is, or when it was given up. */
export function scheduleOf(entry: Undelivered, text: Text, locale: string, now: number): string {
  const { delivery, receivedAt, obstacle } = entry;
  const tries = text('CommonTries', { count: delivery.attempts });
  // No one writes down when a destination stopped to be meant.
  if (obstacle === 'stopped') return text('OutboxGivenUp', { tries });
  const nextAt = delivery.state === 'failed' ? delivery.nextAt : null;
  if (isAbandoned(entry, now)) {
    const at = nextAt === null ? delivery.at : new Date(Date.parse(receivedAt) + GIVEN_UP_AFTER_MS).toISOString();
    return text('OutboxGivenUpAt', { tries, time: readableSince(at, locale, now) });
  }
  return nextAt === null || Date.parse(nextAt) <= now
    ? text('OutboxNextTrySoon', { tries })
    : text('OutboxNextTry', { tries, time: readableSince(nextAt, locale, now) });
}
