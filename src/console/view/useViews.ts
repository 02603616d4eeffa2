import { type RefObject, useEffect, useRef, useState } from 'react';

/** A view that takes the place of the list. */
export type OtherView = 'history' | 'destinations';

export interface Views {
  /** Null for the list. */
  readonly current: OtherView | null;
  readonly show: (view: OtherView) => void;
  readonly close: () => void;
  /** The buttons that lead to the views. Each gets the focus when the person comes back from its view. */
  readonly buttons: Readonly<Record<OtherView, RefObject<HTMLButtonElement>>>;
}

export function useViews(): Views {
  const [current, setCurrent] = useState<OtherView | null>(null);
  const history = useRef<HTMLButtonElement>(null);
  const destinations = useRef<HTMLButtonElement>(null);
  const buttons = { history, destinations };
  const left = useRef<OtherView | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the buttons stay the same.
  useEffect(() => {
    if (current === null && left.current !== null) buttons[left.current].current?.focus();
    left.current = current;
  }, [current]);

  return { current, show: setCurrent, close: () => setCurrent(null), buttons };
}
