import { useState } from 'react';
import type { OutboxPosition } from '../../contract/paging';
import type { Undelivered } from '../../contract/undelivered';
import { useConsoleContext } from '../context';
import { type RequestState, useRequest } from '../useRequest';

/** The events that destinations did not get, as far as they are loaded. */
export interface Outbox {
  /** Latest first. Null until the first part arrives. */
  readonly entries: readonly Undelivered[] | null;
  readonly hasMore: boolean;
  readonly request: RequestState;
  /** Loads from the beginning, and drops what was loaded before. */
  readonly reload: () => Promise<void>;
  readonly loadMore: () => Promise<void>;
  /** Replaces an event, or takes it from the list. */
  readonly replace: (id: string, entry: Undelivered | null) => void;
}

interface Loaded {
  readonly entries: readonly Undelivered[];
  readonly next: OutboxPosition | null;
}

/** The number of events, and of requests, after which a person decides whether to load more. */
const ENOUGH = 500;
const MAX_REQUESTS = 16;

export function useOutbox(): Outbox {
  const { backend } = useConsoleContext();
  const { request, run } = useRequest();
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  async function load(before: Loaded | null) {
    let latest = before;
    for (let requests = 0; requests < MAX_REQUESTS; requests += 1) {
      const from: OutboxPosition | null = latest?.next ?? null;
      const outcome = await run(() => backend.listUndelivered({ from }));
      if (outcome?.ok !== true) return;
      latest = joined(latest, outcome.value);
      setLoaded(latest);
      if (latest.next === null || latest.entries.length >= ENOUGH) return;
    }
  }

  return {
    entries: loaded?.entries ?? null,
    hasMore: loaded !== null && loaded.next !== null,
    request,
    reload: () => load(null),
    loadMore: () => load(loaded),
    replace: (id, entry) =>
      setLoaded(
        (now) => now && { ...now, entries: now.entries.flatMap((other) => (other.id === id ? (entry ?? []) : other)) },
      ),
  };
}

/** Adds a part. An event that the list has already keeps its latest state. */
function joined(before: Loaded | null, part: Loaded): Loaded {
  const byId = new Map([...(before?.entries ?? []), ...part.entries].map((entry) => [entry.id, entry]));
  const entries = [...byId.values()].sort((one, other) => Date.parse(other.receivedAt) - Date.parse(one.receivedAt));
  return { entries, next: part.next };
}
