import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Entry } from '../interaction/entry';
import type { StringKey } from '../strings/text';
import { outcomeOf, type PanelOutcome, progressOf } from './outcome';

/** Leads the person on after each outcome: says it, and takes the focus from a control that is gone. */
export function useOutcome(entry: Entry): { frame: RefObject<HTMLElement>; announcement: StringKey | null } {
  const frame = useRef<HTMLElement>(null);
  const before = useRef(entry);
  const [announced, setAnnounced] = useState<StringKey | null>(null);

  useEffect(() => {
    const outcome = outcomeOf(before.current, entry);
    before.current = entry;
    if (outcome === null) return;
    setAnnounced(outcome.announcement);
    moveFocus(frame.current, outcome.focus);
  }, [entry]);

  return { frame, announcement: progressOf(entry) ?? announced };
}

const CONTROLS: Readonly<Record<PanelOutcome['focus'], string>> = {
  heading: 'h3',
  'first-control': 'input, select, button',
  replace: 'button[name="replace"]',
};

function moveFocus(frame: HTMLElement | null, to: PanelOutcome['focus']) {
  // Who has gone on to something else, such as the chat beside the panel, is not called back.
  if (frame === null || document.activeElement !== document.body) return;
  const heading = frame.querySelector<HTMLElement>('h3');
  const control = frame.querySelector<HTMLElement>(CONTROLS[to]);
  (control ?? heading)?.focus();
  // As far up as it goes: Flex scrolls a task's tab bar away together with the tab.
  heading?.scrollIntoView({ block: 'end' });
}
