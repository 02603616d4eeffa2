/** The state of a timeline, and its reducer. Pure. */
import type { Delivery } from '../../contract/delivery';
import type { TimelineEvent } from '../../contract/timeline';
import { WEBHOOK_TYPES, type WebhookType } from '../../contract/webhooks';
import { MAX_ENTRIES, type TimelineEntry, type TimelineNews } from '../timelineSource';

export type TimelinePhase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly code: number | null };

/**
 * The time, in ms, within which a request from the interaction's webhook and one from a global webhook with the same
 * content count as one event. Twilio gives events no ID, and sends each to both webhooks.
 */
export const SAME_EVENT_MS = 10_000;

export type Deliveries = Readonly<Record<string, Delivery>>;

/** An event: one request of Twilio, or a pair, from the interaction's webhook and from a global one. */
export interface SeenEvent {
  readonly key: string;
  /** As the first request brought it. */
  readonly event: TimelineEvent;
  /** Its deliveries to the destinations of the interaction's webhook, by the destination's ID. */
  readonly deliveries: Deliveries;
  /** The key of the request from the interaction's webhook, by which the event can be sent again. */
  readonly sentKey: string;
  /** The types of the webhooks that brought it. */
  readonly webhooks: readonly WebhookType[];
  /** Whether an earlier event shows that the event's channel has been open before. */
  readonly isAgain: boolean;
}

export interface Timeline {
  readonly phase: TimelinePhase;
  readonly isConnected: boolean;
  /** Twilio's requests, each once. */
  readonly entries: readonly TimelineEntry[];
  /** Whether some entries were left out because there are too many. */
  readonly isCutOff: boolean;
  /** The events, newest first. */
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
  const kept = all.slice(-MAX_ENTRIES);
  const isFull = kept.length < all.length;
  const next = { ...replaceEntries(timeline, kept), isCutOff: timeline.isCutOff || isFull };
  if (timeline.phase.kind !== 'open') return next;
  // In a full timeline, new entries replace old ones, so compares with what is left of these.
  const known = new Set(timeline.entries.map(({ key }) => key));
  const before = isFull ? seenEvents(kept.filter(({ key }) => known.has(key))) : timeline.events;
  return { ...next, arrived: timeline.arrived + Math.max(0, next.events.length - before.length) };
}

/** Orders by key the entries that were received at the same time, so that the order of arrival does not matter. */
const oldestFirst = (a: TimelineEntry, b: TimelineEntry) =>
  receivedAt(a.event) - receivedAt(b.event) || (a.key < b.key ? -1 : 1);

const receivedAt = oncePerEvent((event) => Date.parse(event.receivedAt));

const replaceEntries = (timeline: Timeline, entries: readonly TimelineEntry[]): Timeline => ({
  ...timeline,
  entries,
  events: seenEvents(entries),
});

/**
 * Pairs the entries that the interaction's webhook and a global one brought for the same event. Takes the oldest
 * first, returns the newest first.
 *
 * Each entry joins the oldest recent event with its content that only the other webhook has brought. That makes as
 * many pairs as possible, and an entry never changes the pairs of older ones.
 */
function seenEvents(entries: readonly TimelineEntry[]): readonly SeenEvent[] {
  const events: SeenEvent[] = [];
  const isAgain = channelHistory();
  /** The recent events that one webhook has brought, oldest first, by content. */
  const unpaired = new Map<string, { readonly index: number; readonly seen: SeenEvent }[]>();
  for (const entry of entries) {
    const content = contentOf(entry.event);
    const recent = unpaired.get(content) ?? [];
    unpaired.set(content, recent);
    while (recent[0] !== undefined && receivedAt(entry.event) - receivedAt(recent[0].seen.event) >= SAME_EVENT_MS) {
      recent.shift();
    }
    const [first] = recent;
    if (first !== undefined && first.seen.event.webhook !== entry.event.webhook) {
      const { key: sentKey, event } = first.seen.event.webhook === 'interaction' ? first.seen : entry;
      events[first.index] = { ...first.seen, deliveries: deliveriesOf(event), sentKey, webhooks: WEBHOOK_TYPES };
      recent.shift();
    } else {
      const seen = {
        ...entry,
        deliveries: deliveriesOf(entry.event),
        sentKey: entry.key,
        webhooks: SEEN_BY[entry.event.webhook],
        isAgain: isAgain(entry.event),
      };
      recent.push({ index: events.push(seen) - 1, seen });
    }
  }
  return events.reverse();
}

/**
 * Returns a function that takes the events of all channels, oldest first. It returns whether the channel had another
 * status before, other than setup. Before a channel is open, it can only be in setup.
 */
function channelHistory(): (event: TimelineEvent) => boolean {
  /** The status of each channel, or null if it had several. */
  const statuses = new Map<string, string | null>();
  return ({ parameters: { ChannelSid = '', ChannelStatus } }) => {
    const before = statuses.get(ChannelSid);
    if (ChannelStatus !== undefined && ChannelStatus !== 'setup') {
      statuses.set(ChannelSid, before === undefined || before === ChannelStatus ? ChannelStatus : null);
    }
    // Twilio may have sent the same status more than once.
    return before !== undefined && before !== ChannelStatus;
  };
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

const NO_DELIVERIES: Deliveries = {};

/** Only the interaction's webhook passes events on. */
const deliveriesOf = ({ webhook, deliveries }: TimelineEvent): Deliveries =>
  webhook === 'interaction' ? (deliveries ?? NO_DELIVERIES) : NO_DELIVERIES;

/** Always the same array objects, so that memoized rows are not rendered again. */
const SEEN_BY: Readonly<Record<WebhookType, readonly WebhookType[]>> = {
  interaction: ['interaction'],
  global: ['global'],
};
