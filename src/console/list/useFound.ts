import { useEffect, useMemo, useState } from 'react';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';
import { pageOf } from './paging';
import { findMatches, type Query } from './query';

/** What the query finds, and the page of it that is shown: what has become of its rows is asked. */
export function useFound({ rows: all, resolutions }: Listing, query: Query) {
  const { webhooks } = useConsoleContext();
  const [wanted, turn] = useState(0);
  // What is asked about a row matters to a search by state alone.
  const relevant = query.state === null ? null : resolutions;
  const found = useMemo(
    () => findMatches({ rows: all, resolutions: relevant ?? new Map() }, query),
    [all, relevant, query],
  );
  const { page, rows } = useMemo(() => pageOf(found, wanted), [found, wanted]);
  const shown = rows.map(({ ttid }) => ttid).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same rows are asked about once, however often they are drawn.
  useEffect(() => webhooks.setVisible(rows.map(({ ttid }) => ttid)), [webhooks, shown]);

  return { found, page, rows, turn };
}
