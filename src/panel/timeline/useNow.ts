import { useEffect, useState } from 'react';

const SECOND_MS = 1000;
/** For people who ask for reduced motion. */
const SELDOM_MS = 60_000;

/** Returns the current time in epoch milliseconds, again and again while it is running. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setInterval(() => setNow(Date.now()), isReduced ? SELDOM_MS : SECOND_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
