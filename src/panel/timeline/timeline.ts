/** What is known of a timeline, and how it grows. Pure. */
import { EVENT_GROUPS, EVENTS, type EventGroup, isKnownEvent } from '../../contract/events';
import { SAME_EVENT_MS, type TimelineEvent } from '../../contract/timeline';
import { WEBHOOK_TYPES, type WebhookType } from '../../contract/webhooks';
import type { TimelineEntry, TimelineNews } from './timelineSource';

export type TimelinePhase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly code: number | null };

/** An event, however often and by whatever webhook it was brought. */
export interface SeenEvent {
  readonly key: string;
  /** As it was brought first. */
  readonly event: TimelineEvent;
  /** The types of the webhooks that brought it. */
  readonly webhooks: readonly WebhookType[];
}

export interface Timeline {
  readonly phase: TimelinePhase;
  readonly isConnected: boolean;
  /** All that was brought, each entry once. */
  readonly entries: readonly TimelineEntry[];
  /** What happened, newest first. */
  readonly events: readonly SeenEvent[];
  /** How many of them have come since everything older was there. */
  readonly arrived: number;
}

export const INITIAL_TIMELINE: Timeline = {
  phase: { kind: 'loading' },
  isConnected: true,
  entries: [],
  events: [],
  arrived: 0,
};

export function nextTimeline(timeline: Timeline, news: TimelineNews): Timeline {
  switch (news.type) {
    case 'entries':
      return withEntries(timeline, news.entries);
    case 'expired':
      return holding(
        timeline,
        timeline.entries.filter(({ key }) => key !== news.key),
      );
    case 'loaded':
      return { ...timeline, phase: { kind: 'open' } };
    case 'connection':
      return { ...timeline, isConnected: news.isConnected };
    case 'gone':
      return { ...timeline, phase: { kind: 'gone' } };
    case 'refused':
      return { ...timeline, phase: { kind: 'refused', code: news.code } };
  }
}

function withEntries(timeline: Timeline, told: readonly TimelineEntry[]): Timeline {
  const byKey = new Map(timeline.entries.map((entry) => [entry.key, entry]));
  for (const entry of told) byKey.set(entry.key, entry);
  const next = holding(timeline, [...byKey.values()].sort(oldestFirst));
  if (timeline.phase.kind !== 'open') return next;
  return { ...next, arrived: timeline.arrived + next.events.length - timeline.events.length };
}

/** Two that were received at once keep one order, whichever is told first. */
const oldestFirst = (a: TimelineEntry, b: TimelineEntry) => receivedAt(a) - receivedAt(b) || (a.key < b.key ? -1 : 1);

const receivedAt = ({ event }: Pick<TimelineEntry, 'event'>) => Date.parse(event.receivedAt);

const holding = (timeline: Timeline, entries: readonly TimelineEntry[]): Timeline => ({
  ...timeline,
  entries,
  events: seenEvents(entries),
});

/** What the entries, oldest first, tell: newest first, with what says the same at nearly the same time in one. */
function seenEvents(entries: readonly TimelineEntry[]): readonly SeenEvent[] {
  const events: SeenEvent[] = [];
  /** Where among them the newest of each content is. */
  const latest = new Map<string, number>();
  for (const entry of entries) {
    const content = contentOf(entry.event);
    const place = latest.get(content) ?? -1;
    const first = events[place];
    if (first !== undefined && receivedAt(entry) - receivedAt(first) < SAME_EVENT_MS) {
      events[place] = { ...first, webhooks: seenBy(first.webhooks, entry.event.webhook) };
    } else {
      latest.set(content, events.push({ ...entry, webhooks: SEEN_BY[entry.event.webhook] }) - 1);
    }
  }
  return events.reverse();
}

/** Sync does not keep the order of names. */
const contentOf = ({ type, parameters }: TimelineEvent) => JSON.stringify([type, Object.entries(parameters).sort()]);

/** Always the same lists, so that a row that shows one need not be drawn anew. */
const SEEN_BY: Readonly<Record<WebhookType, readonly WebhookType[]>> = {
  interaction: ['interaction'],
  global: ['global'],
};

const seenBy = (before: readonly WebhookType[], webhook: WebhookType) =>
  before.includes(webhook) ? before : WEBHOOK_TYPES;

/** An event for people to take along. */
export const copyOf = ({ event: { webhook: _, ...event }, webhooks }: Omit<SeenEvent, 'key'>) => ({
  ...event,
  webhooks,
});

/** Everything, a group of the catalogue, or what Twilio sends beyond it. */
export const FILTERS = ['all', ...EVENT_GROUPS, 'other'] as const;
export type Filter = (typeof FILTERS)[number];

const groupOf = (type: string): EventGroup | 'other' => (isKnownEvent(type) ? EVENTS[type].group : 'other');

export const filtered = (events: readonly SeenEvent[], filter: Filter) =>
  filter === 'all' ? events : events.filter(({ event }) => groupOf(event.type) === filter);
