/** What is known of a timeline, and how it grows. Pure. */
import { EVENT_GROUPS, EVENTS, type EventGroup, type EventName } from '../contract/events';
import type { TimelineEntry, TimelineNews } from './timelineSource';

export type TimelinePhase =
  | { readonly at: 'loading' }
  | { readonly at: 'open' }
  | { readonly at: 'gone' }
  | { readonly at: 'refused'; readonly code: number | null };

export interface Timeline {
  readonly phase: TimelinePhase;
  readonly isConnected: boolean;
  /** Newest first, each once. */
  readonly entries: readonly TimelineEntry[];
  /** How many of them have come since everything older was there. */
  readonly arrived: number;
}

export const NEW_TIMELINE: Timeline = { phase: { at: 'loading' }, isConnected: true, entries: [], arrived: 0 };

export function nextTimeline(timeline: Timeline, news: TimelineNews): Timeline {
  switch (news.type) {
    case 'entries':
      return withEntries(timeline, news.entries);
    case 'expired':
      return { ...timeline, entries: timeline.entries.filter(({ key }) => key !== news.key) };
    case 'loaded':
      return { ...timeline, phase: { at: 'open' } };
    case 'connection':
      return { ...timeline, isConnected: news.isConnected };
    case 'gone':
      return { ...timeline, phase: { at: 'gone' } };
    case 'refused':
      return { ...timeline, phase: { at: 'refused', code: news.code } };
  }
}

function withEntries(timeline: Timeline, told: readonly TimelineEntry[]): Timeline {
  const byKey = new Map(timeline.entries.map((entry) => [entry.key, entry]));
  const known = byKey.size;
  for (const entry of told) byKey.set(entry.key, entry);
  return {
    ...timeline,
    entries: [...byKey.values()].sort(newestFirst),
    arrived: timeline.arrived + (timeline.phase.at === 'open' ? byKey.size - known : 0),
  };
}

/** Two that were received at once keep one order, whichever is told first. */
const newestFirst = (a: TimelineEntry, b: TimelineEntry) =>
  Date.parse(b.event.receivedAt) - Date.parse(a.event.receivedAt) || (a.key < b.key ? -1 : 1);

/** Everything, a group of the catalogue, or what Twilio sends beyond it. */
export const FILTERS = ['all', ...EVENT_GROUPS, 'other'] as const;
export type Filter = (typeof FILTERS)[number];

export const isKnown = (type: string): type is EventName => Object.hasOwn(EVENTS, type);

const groupOf = (type: string): EventGroup | 'other' => (isKnown(type) ? EVENTS[type].group : 'other');

export const filtered = (entries: readonly TimelineEntry[], filter: Filter) =>
  filter === 'all' ? entries : entries.filter(({ event }) => groupOf(event.type) === filter);
