import { type RefObject, useEffect, useRef, useState } from 'react';

/** A view that takes the place of the list. */
export type OtherView = 'history' | 'destinations';

export interface Views {
  /** Null for the list. */
  readonly current: OtherView | null;
  readonly show: (view: OtherView) => void;
  readonly close: () => void;
  /** Closes the view, and moves the focus to this place in the list instead of the button. */
  readonly closeTo: (place: RefObject<HTMLElement>) => void;
  /** The buttons that lead to the views. Each gets the focus when the person comes back from its view. */
  readonly buttons: Readonly<Record<OtherView, RefObject<HTMLButtonElement>>>;
}

export function useViews(): Views {
  const [current, setCurrent] = useState<OtherView | null>(null);
  const history = useRef<HTMLButtonElement>(null);
  const destinations = useRef<HTMLButtonElement>(null);
  const buttons = { history, destinations };
  const next = useRef<RefObject<HTMLElement> | null>(null);

  useEffect(() => {
    if (current === null) next.current?.current?.focus();
  }, [current]);

  function show(view: OtherView) {
    next.current = buttons[view];
    setCurrent(view);
  }

  function closeTo(place: RefObject<HTMLElement>) {
    next.current = place;
    setCurrent(null);
  }

  return { current, show, close: () => setCurrent(null), closeTo, buttons };
}
