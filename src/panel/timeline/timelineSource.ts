/** Where a timeline's events come from, as the panel sees it. */
import type { TimelineEvent, TimelineName } from '../../contract/timeline';

/** An event and what tells it from all others of its timeline. */
export interface TimelineEntry {
  readonly key: string;
  readonly event: TimelineEvent;
}

/** What there is to tell about a timeline that is open. The same entry may be told more than once, in any order. */
export type TimelineNews =
  | { readonly type: 'entries'; readonly entries: readonly TimelineEntry[] }
  | { readonly type: 'expired'; readonly key: string }
  /** Everything that was there when the timeline was opened has been told. */
  | { readonly type: 'loaded' }
  | { readonly type: 'connection'; readonly isConnected: boolean }
  /** There is no such timeline any more, and nothing else follows. */
  | { readonly type: 'gone' }
  /** Twilio does not show it to this person. `code` is Twilio's own, if it gave one. */
  | { readonly type: 'refused'; readonly code: number | null };

export interface TimelineSource {
  /** Tells the listener what the timeline holds and what is added to it, until the returned function is called. */
  open(name: TimelineName, listener: (news: TimelineNews) => void): () => void;
}
