import { useEffect, useMemo, useState } from 'react';
import type { WebhookRow } from '../../contract/webhooks';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';
import { findMatches, type Query } from './query';

/** The webhooks that match the query, one page at a time. */
export interface Results {
  /** The matches on all pages. */
  readonly matches: readonly WebhookRow[];
  /** The matches on the current page. */
  readonly rows: readonly WebhookRow[];
  /** The current page, zero-based. */
  readonly page: number;
  readonly pageCount: number;
  readonly setPage: (page: number) => void;
}

/** Few enough to read as one table, and to render at once. */
export const PAGE_ROWS = 25;

/** Applies the query, and has the visible rows resolved. */
export function useResults({ rows: all, resolutions }: Listing, query: Query): Results {
  const { webhooks } = useConsoleContext();
  const [wantedPage, setPage] = useState(0);
  const matches = useMemo(() => findMatches({ rows: all, resolutions }, query), [all, resolutions, query]);
  const pageCount = Math.max(1, Math.ceil(matches.length / PAGE_ROWS));
  const page = Math.min(wantedPage, pageCount - 1);
  const rows = useMemo(() => matches.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS), [matches, page]);
  const visible = rows.map(({ ttid }) => ttid).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: sets the rows when they change, not after every render.
  useEffect(() => webhooks.setVisible(rows.map(({ ttid }) => ttid)), [webhooks, visible]);

  return { matches, rows, page, pageCount, setPage };
}
