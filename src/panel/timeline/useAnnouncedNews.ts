import { useEffect, useReducer, useRef } from 'react';
import { useAnnounce } from '../../components/LiveRegion';
import { usePanelContext } from '../context';
import type { Timeline } from './timeline';

/** The minimum time between announcements, in ms. Without it, a busy interaction would occupy the screen reader. */
export const SILENCE_MS = 5000;

/** Announces the number of new events, and when the connection is lost or restored. */
export function useAnnouncedNews({ arrived, isConnected, phase }: Timeline, isPaused: boolean) {
  const { text } = usePanelContext();
  const announce = useAnnounce();
  const [, checkAgain] = useReducer((times: number) => times + 1, 0);
  const announced = useRef({ at: Number.NEGATIVE_INFINITY, arrived: 0, isConnected: true });

  // While paused, events are not announced: the resume button shows their number.
  if (isPaused) announced.current.arrived = arrived;

  useEffect(() => {
    if (phase.kind !== 'open') return;
    const hasSwitched = isConnected !== announced.current.isConnected;
    const count = arrived - announced.current.arrived;
    if (!hasSwitched && count <= 0) return;
    const wait = announced.current.at + SILENCE_MS - Date.now();
    if (wait > 0) {
      const timer = setTimeout(checkAgain, wait);
      return () => clearTimeout(timer);
    }
    // One announcement at a time. The other follows after the silence.
    if (hasSwitched) {
      announced.current = { ...announced.current, at: Date.now(), isConnected };
      announce(text(isConnected ? 'TimelineReconnected' : 'TimelineReconnecting'));
    } else {
      announced.current = { ...announced.current, at: Date.now(), arrived };
      announce(text('TimelineNew', { count }));
    }
    if (hasSwitched && count > 0) checkAgain();
  });
}
