import { useCallback, useMemo, useState } from 'react';
import type { Ttid } from '../../contract/sids';
import type { WebhookRow } from '../../contract/webhooks';
import { isSelectable, type Listing } from '../listing';

export interface Selection {
  readonly selected: ReadonlySet<Ttid>;
  readonly toggle: (ttid: Ttid) => void;
  readonly setAll: (ttids: readonly Ttid[], isSelected: boolean) => void;
  readonly clear: () => void;
}

const mayStay = (row: WebhookRow | undefined) => row !== undefined && isSelectable(row);

/** Tracks which rows are selected. Deleted rows leave the selection, and those that can no longer be read. */
export function useSelection({ rows }: Listing): Selection {
  const [marked, setMarked] = useState<ReadonlySet<Ttid>>(new Set());
  const selected = useMemo(() => new Set([...marked].filter((ttid) => mayStay(rows.get(ttid)))), [marked, rows]);

  const setAll = useCallback((ttids: readonly Ttid[], isSelected: boolean) => {
    setMarked((before) => {
      const after = new Set(before);
      for (const ttid of ttids) {
        if (isSelected) after.add(ttid);
        else after.delete(ttid);
      }
      return after;
    });
  }, []);

  const toggle = useCallback((ttid: Ttid) => {
    setMarked((before) => {
      const after = new Set(before);
      if (!after.delete(ttid)) after.add(ttid);
      return after;
    });
  }, []);

  const clear = useCallback(() => setMarked(new Set()), []);
  return { selected, toggle, setAll, clear };
}
