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
  'next-step': 'button[name="next-step"]',
  url: 'input[name="url"]',
};

function moveFocus(frame: HTMLElement | null, to: PanelOutcome['focus']) {
  // After a failure, the focus may be on the field from which the person submitted the form.
  const isFailure = to === 'next-step' || to === 'url';
  if (frame === null || !mayMoveFocus(isFailure ? frame : null)) return;
  // A button that can be pressed again is a way to continue, too.
  if (isFailure && document.activeElement?.tagName === 'BUTTON') return;
  const heading = frame.querySelector<HTMLElement>('h3');
  const control = frame.querySelector<HTMLElement>(CONTROLS[to]);
  (control ?? heading)?.focus();
}
