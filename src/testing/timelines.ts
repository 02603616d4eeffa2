/** Timeline entries, and a timeline source and participants that the test controls. */
import type { TimelineEvent, TimelineName } from '../contract/timeline';
import type { NamedParticipant } from '../panel/participantNames';
import type { TimelineEntry, TimelineNews, TimelineSource } from '../panel/timelineSource';

/** The n-th event, received n seconds after nine. */
export const entryOf = (n: number, changes: Partial<TimelineEvent> = {}): TimelineEntry => ({
  key: `key-${n}`,
  event: {
    type: 'onParticipantLeft',
    webhook: 'interaction',
    receivedAt: new Date(Date.UTC(2026, 2, 1, 9) + n * 1_000).toISOString(),
    parameters: { ParticipantSid: `UT${String(n).padStart(32, '0')}`, ParticipantType: 'agent' },
    ...changes,
  },
});

export const entries = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => entryOf(from + index));

export class ManualTimelines implements TimelineSource {
  readonly opened: TimelineName[] = [];
  readonly listeners = new Set<(news: readonly TimelineNews[]) => void>();

  open: TimelineSource['open'] = (name, listener) => {
    this.opened.push(name);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  notify(...news: readonly TimelineNews[]) {
    for (const listener of this.listeners) listener(news);
  }

  /** Delivers the entries that exist when the timeline is opened. */
  load(...found: readonly TimelineEntry[]) {
    this.notify({ type: 'entries', entries: found }, { type: 'loaded', isComplete: true });
  }

  receive(...arrived: readonly TimelineEntry[]) {
    this.notify(...arrived.map((entry) => ({ type: 'entries', entries: [entry] }) as const));
  }
}

export class ManualParticipants {
  present: readonly NamedParticipant[] = [];
  asked = 0;

  ask = async () => {
    this.asked += 1;
    return this.present;
  };
}
