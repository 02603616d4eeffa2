import { type RefObject, useEffect, useRef } from 'react';
import { mayMoveFocus } from '../../components/focus';
import { useAnnounce } from '../../components/LiveRegion';
import type { Entry } from '../../interaction/entry';
import { usePanelContext } from '../context';
import { outcomeOf, type PanelOutcome, progressOf } from './outcome';

/** Announces progress and outcomes, and moves the focus if the control that had it is gone. */
export function useOutcome(entry: Entry, frame: RefObject<HTMLElement>) {
  const { text } = usePanelContext();
  const announce = useAnnounce();
  const before = useRef(entry);
  const progress = progressOf(entry);

  useEffect(() => {
    if (progress !== null) announce(text(progress));
  }, [progress, text, announce]);

  useEffect(() => {
    const outcome = outcomeOf(before.current, entry);
    before.current = entry;
    if (outcome === null) return;
    announce(outcome.announcement === null ? '' : text(outcome.announcement));
    moveFocus(frame.current, outcome.focus);
  }, [entry, frame, text, announce]);
}

const CONTROLS: Readonly<Record<PanelOutcome['focus'], string>> = {
  heading: 'h3',
  'first-control': 'input, select, button',
  replace: 'button[name="replace"]',
};

function moveFocus(frame: HTMLElement | null, to: PanelOutcome['focus']) {
  // Also leave the focus on a control of the panel that is still there.
  if (frame === null || !mayMoveFocus()) return;
  const heading = frame.querySelector<HTMLElement>('h3');
  const control = frame.querySelector<HTMLElement>(CONTROLS[to]);
  (control ?? heading)?.focus();
}
