import { useEffect, useState } from 'react';

/** From here on the list is a table: the third breakpoint of Paste, which `Table` uses. */
const WIDE = '(min-width: 64rem)';

/** Whether there is room for a panel beside the list. */
export function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const media = window.matchMedia(WIDE);
    const update = () => setIsWide(media.matches);
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, []);
  return isWide;
}
