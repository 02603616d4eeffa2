import { useCallback, useMemo, useState } from 'react';
import type { Ttid } from '../../contract/sids';
import type { Listing } from '../listing';

/** The rows that something is to be done with. What is deleted is no longer among them. */
export function useSelection({ rows }: Listing) {
  const [chosen, setChosen] = useState<ReadonlySet<Ttid>>(new Set());
  const selected = useMemo(() => new Set([...chosen].filter((ttid) => rows.has(ttid))), [chosen, rows]);

  const setAll = useCallback((ttids: readonly Ttid[], isSelected: boolean) => {
    setChosen((before) => {
      const after = new Set(before);
      for (const ttid of ttids) {
        if (isSelected) after.add(ttid);
        else after.delete(ttid);
      }
      return after;
    });
  }, []);

  const toggle = useCallback((ttid: Ttid) => {
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(ttid)) after.add(ttid);
      return after;
    });
  }, []);

  const clear = useCallback(() => setChosen(new Set()), []);
  return { selected, toggle, setAll, clear };
}
