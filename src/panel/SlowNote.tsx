import { useEffect, useState } from 'react';
import { useAnnounce } from '../components/LiveRegion';
import { SecondaryText } from '../components/SecondaryText';
import { usePanelContext } from './context';

const SLOW_MS = 5_000;

/** Says that the work in progress takes longer than usual. To be shown only while there is work. */
export function SlowNote() {
  const { text } = usePanelContext();
  const announce = useAnnounce();
  const [isSlow, setIsSlow] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => {
      setIsSlow(true);
      announce(text('PanelSlow'));
    }, SLOW_MS);
    return () => clearTimeout(timer);
  }, [announce, text]);

  return isSlow ? <SecondaryText>{text('PanelSlow')}</SecondaryText> : null;
}
