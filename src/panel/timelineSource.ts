/** The source of a timeline's events, as the panel needs it. */
import type { TimelineEvent, TimelineName } from '../contract/timeline';

/** An event with a key that is unique in its timeline. */
export interface TimelineEntry {
  readonly key: string;
  readonly event: TimelineEvent;
}

/** An update of an open timeline. Entries may come more than once and in any order. */
export type TimelineNews =
  | { readonly type: 'entries'; readonly entries: readonly TimelineEntry[] }
  | { readonly type: 'expired'; readonly key: string }
  /** The entries that existed when the timeline was opened have come: all of them, or as many as are read. */
  | { readonly type: 'loaded'; readonly isComplete: boolean }
  | { readonly type: 'connection'; readonly isConnected: boolean }
  /** The timeline no longer exists. No update follows. */
  | { readonly type: 'gone' }
  /** Twilio denies access. `code` is Twilio's error code, if there is one. */
  | { readonly type: 'refused'; readonly code: number | null };

/**
 * The number of entries that are read and kept at most. A conversation has far fewer. Every user with a Flex token may
 * write to a timeline whose name they know, so there is a limit, up to which the panel stays usable.
 */
export const MAX_ENTRIES = 10_000;

export interface TimelineSource {
  /** Sends the updates of each frame to the listener together, in order, until the returned function is called. */
  open(name: TimelineName, listener: (news: readonly TimelineNews[]) => void): () => void;
}
