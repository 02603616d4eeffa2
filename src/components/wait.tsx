import { createContext, type ReactNode, useContext, useEffect, useReducer } from 'react';
import { useAnnounce } from './LiveRegion';
import { useStrings } from './useStrings';

const WaitContext = createContext(0);

/** For how many seconds more the functions want to be left alone. */
export const useSecondsToWait = () => useContext(WaitContext);

interface WaitProviderProps {
  /** In milliseconds since 1970. */
  readonly until: number | null;
  readonly children: ReactNode;
}

/** Counts down to the moment when one can try again, and says only that it has come. */
export function WaitProvider({ until, children }: WaitProviderProps) {
  const { text } = useStrings();
  const announce = useAnnounce();
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  const seconds = until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));

  useEffect(() => {
    // Whoever comes back after the moment has no need to be told.
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
