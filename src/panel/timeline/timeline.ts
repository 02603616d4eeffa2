/** The state of a timeline, and its reducer. Pure. */
import { SAME_EVENT_MS, type TimelineEvent } from '../../contract/timeline';
import { WEBHOOK_TYPES, type WebhookType } from '../../contract/webhooks';
import { MAX_ENTRIES, type TimelineEntry, type TimelineNews } from '../timelineSource';

export type TimelinePhase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly code: number | null };

/** An event, merged from all webhooks that have delivered it. */
export interface SeenEvent {
  readonly key: string;
  /** The first delivery. */
  readonly event: TimelineEvent;
  /** The types of the webhooks that have delivered it. */
  readonly webhooks: readonly WebhookType[];
  /** Whether an earlier event shows that the event's channel has been open before. */
  readonly isAgain: boolean;
}

export interface Timeline {
  readonly phase: TimelinePhase;
  readonly isConnected: boolean;
  /** The deliveries, each entry once. */
  readonly entries: readonly TimelineEntry[];
  /** Whether some entries were left out because there are too many. */
  readonly isCutOff: boolean;
  /** The merged events, newest first. */
  readonly events: readonly SeenEvent[];
  /** The number of events that have arrived since the timeline was loaded. */
  readonly arrived: number;
}

export const INITIAL_TIMELINE: Timeline = {
  phase: { kind: 'loading' },
  isConnected: true,
  entries: [],
  isCutOff: false,
  events: [],
  arrived: 0,
};

/** Returns the timeline after updates that have arrived together. */
export function nextTimeline(timeline: Timeline, updates: readonly TimelineNews[]): Timeline {
  let next = timeline;
  // Entries in a row are sorted and merged once.
  let entries: TimelineEntry[] = [];
  for (const news of updates) {
    if (news.type === 'entries') {
      entries.push(...news.entries);
    } else {
      next = afterChange(withEntries(next, entries), news);
      entries = [];
    }
  }
  return withEntries(next, entries);
}

function afterChange(timeline: Timeline, news: Exclude<TimelineNews, { readonly type: 'entries' }>): Timeline {
  switch (news.type) {
    case 'expired':
      return replaceEntries(
        timeline,
        timeline.entries.filter(({ key }) => key !== news.key),
      );
    case 'loaded':
      return { ...timeline, phase: { kind: 'open' }, isCutOff: timeline.isCutOff || !news.isComplete };
    case 'connection':
      return { ...timeline, isConnected: news.isConnected };
    case 'gone':
      return { ...timeline, phase: { kind: 'gone' } };
    case 'refused':
      return { ...timeline, phase: { kind: 'refused', code: news.code } };
  }
}

function withEntries(timeline: Timeline, added: readonly TimelineEntry[]): Timeline {
  if (added.length === 0) return timeline;
  const byKey = new Map(timeline.entries.map((entry) => [entry.key, entry]));
  for (const entry of added) byKey.set(entry.key, entry);
  const all = [...byKey.values()].sort(oldestFirst);
  const isCutOff = timeline.isCutOff || all.length > MAX_ENTRIES;
  const next = { ...replaceEntries(timeline, all.slice(-MAX_ENTRIES)), isCutOff };
  if (timeline.phase.kind !== 'open') return next;
  return { ...next, arrived: timeline.arrived + Math.max(0, next.events.length - timeline.events.length) };
}

/** Orders by key the entries that were received at the same time, so that the order of delivery does not matter. */
const oldestFirst = (a: TimelineEntry, b: TimelineEntry) =>
  receivedAt(a.event) - receivedAt(b.event) || (a.key < b.key ? -1 : 1);

const receivedAt = oncePerEvent((event) => Date.parse(event.receivedAt));

const replaceEntries = (timeline: Timeline, entries: readonly TimelineEntry[]): Timeline => ({
  ...timeline,
  entries,
  events: seenEvents(entries),
});

/** Merges entries with the same content at nearly the same time. Takes the oldest first, returns the newest first. */
function seenEvents(entries: readonly TimelineEntry[]): readonly SeenEvent[] {
  const events: SeenEvent[] = [];
  /** The channels that have changed their status. Before one is open, it can only be in setup. */
  const opened = new Set<string>();
  /** The index of the latest event with each content. */
  const latest = new Map<string, number>();
  for (const entry of entries) {
    const content = contentOf(entry.event);
    const index = latest.get(content) ?? -1;
    const first = events[index];
    if (first !== undefined && receivedAt(entry.event) - receivedAt(first.event) < SAME_EVENT_MS) {
      events[index] = { ...first, webhooks: seenBy(first.webhooks, entry.event.webhook) };
    } else {
      const { ChannelSid = '', ChannelStatus } = entry.event.parameters;
      const seen = { ...entry, webhooks: SEEN_BY[entry.event.webhook], isAgain: opened.has(ChannelSid) };
      latest.set(content, events.push(seen) - 1);
      if (ChannelStatus !== undefined && ChannelStatus !== 'setup') opened.add(ChannelSid);
    }
  }
  return events.reverse();
}

/** Sync does not keep the order of properties, so sort them. */
const contentOf = oncePerEvent(({ type, parameters }) => JSON.stringify([type, Object.entries(parameters).sort()]));

/**
 * Computes a value of each event once. Every new event sorts and merges all of them, so in a burst of events a long
 * timeline would otherwise fall behind.
 */
function oncePerEvent<T>(compute: (event: TimelineEvent) => T): (event: TimelineEvent) => T {
  const known = new WeakMap<TimelineEvent, { readonly value: T }>();
  return (event) => {
    const found = known.get(event) ?? { value: compute(event) };
    known.set(event, found);
    return found.value;
  };
}

/** Always the same array objects, so that memoized rows are not rendered again. */
const SEEN_BY: Readonly<Record<WebhookType, readonly WebhookType[]>> = {
  interaction: ['interaction'],
  global: ['global'],
};

const seenBy = (before: readonly WebhookType[], webhook: WebhookType) =>
  before.includes(webhook) ? before : WEBHOOK_TYPES;
