/** An index that is computed again and again, and reports its changes with their revisions. */
import { isDeepStrictEqual } from 'node:util';
import type { IndexContent, IndexData } from './indexes';
import { matches, type Query } from './query';

export interface IndexItem {
  readonly key: string;
  readonly data: IndexData;
  /** The index's revision when the item last changed. */
  readonly revision: number;
}

export interface IndexChange {
  readonly key: string;
  readonly before: IndexData | null;
  readonly after: IndexData | null;
  readonly revision: number;
}

/** A change of an index as one query sees it. */
export type LiveQueryChange =
  | { readonly kind: 'updated'; readonly item: IndexItem }
  | { readonly kind: 'removed'; readonly key: string; readonly revision: number };

export class LiveIndex {
  readonly #items = new Map<string, IndexItem>();
  readonly #listeners = new Set<(change: IndexChange) => void>();

  /** `revision` must be above that of any earlier process, because browsers drop revisions that are not newer. */
  constructor(
    private readonly read: () => IndexContent,
    public revision: number,
  ) {}

  /** Calls `listener` on every change from now on. Returns a function that stops it. */
  listen(listener: (change: IndexChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Computes the index again and reports the differences to the listeners. */
  refresh() {
    const content = this.read();
    for (const [key, data] of content) {
      const before = this.#items.get(key)?.data ?? null;
      if (!isDeepStrictEqual(before, data)) this.#change(key, before, data);
    }
    for (const { key, data } of [...this.#items.values()]) if (!content.has(key)) this.#change(key, data, null);
  }

  /** The items that match `query` now. */
  select(query: Query): IndexItem[] {
    this.refresh();
    return [...this.#items.values()].filter((item) => matches(query, item.data));
  }

  #change(key: string, before: IndexData | null, after: IndexData | null) {
    this.revision += 1;
    const { revision } = this;
    if (after === null) this.#items.delete(key);
    else this.#items.set(key, { key, data: after, revision });
    for (const listener of this.#listeners) listener({ key, before, after, revision });
  }
}

/** Translates a change for a query; null if the query does not see it. */
export function changeOfQuery(query: Query, change: IndexChange): LiveQueryChange | null {
  const { key, before, after, revision } = change;
  if (after !== null && matches(query, after)) return { kind: 'updated', item: { key, data: after, revision } };
  if (before !== null && matches(query, before)) return { kind: 'removed', key, revision };
  return null;
}
