import { useEffect, useReducer, useRef } from 'react';
import { useAnnounce } from '../../components/LiveRegion';
import { usePanelContext } from '../context';
import type { Timeline } from './timeline';

/** A screen reader that reads out every event of a busy interaction can read nothing else. */
export const SILENCE_MS = 5000;

/** Tells through the live region how many events have come, and when the connection goes or comes. */
export function useAnnouncedNews({ arrived, isConnected, phase }: Timeline, isPaused: boolean) {
  const { text } = usePanelContext();
  const announce = useAnnounce();
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  const told = useRef({ at: Number.NEGATIVE_INFINITY, arrived: 0, isConnected: true });

  // What comes in while nothing is to move is not told either; the button that resumes says how much it is.
  if (isPaused) told.current.arrived = arrived;

  useEffect(() => {
    if (phase.kind !== 'open') return;
    const isNews = isConnected !== told.current.isConnected;
    const count = arrived - told.current.arrived;
    if (!isNews && count <= 0) return;
    const wait = told.current.at + SILENCE_MS - Date.now();
    if (wait > 0) {
      const timer = setTimeout(lookAgain, wait);
      return () => clearTimeout(timer);
    }
    // One thing at a time; the other is told after the silence.
    if (isNews) {
      told.current = { ...told.current, at: Date.now(), isConnected };
      announce(text(isConnected ? 'TimelineReconnected' : 'TimelineReconnecting'));
    } else {
      told.current = { ...told.current, at: Date.now(), arrived };
      announce(text('TimelineNew', { count }));
    }
    if (isNews && count > 0) lookAgain();
  });
}
