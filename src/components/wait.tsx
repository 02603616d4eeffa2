import { createContext, type ReactNode, useContext, useEffect, useReducer } from 'react';
import { useAnnounce } from './LiveRegion';
import { useStrings } from './useStrings';

const WaitContext = createContext(0);

/** Returns the seconds until the functions accept requests again; 0 if they do. */
export const useSecondsToWait = () => useContext(WaitContext);

interface WaitProviderProps {
  /** When the functions accept requests again, in epoch milliseconds. */
  readonly until: number | null;
  readonly children: ReactNode;
}

/** Counts the seconds down, and announces only the end. */
export function WaitProvider({ until, children }: WaitProviderProps) {
  const { text } = useStrings();
  const announce = useAnnounce();
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  const seconds = until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));

  useEffect(() => {
    // If the wait has already ended, as when the person comes back later, there is nothing to announce.
    if (until === null || until <= Date.now()) return;
    const timer = setInterval(() => {
      tick();
      if (Date.now() < until) return;
      clearInterval(timer);
      announce(text('CommonRetryNow'));
    }, 250);
    return () => clearInterval(timer);
  }, [until, text, announce]);

  return <WaitContext.Provider value={seconds}>{children}</WaitContext.Provider>;
}
