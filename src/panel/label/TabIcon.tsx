import type { ReactElement } from 'react';
import type { TabState } from './tabState';

/** It is filled while events are sent, and a triangle when someone should look. */
export function TabIcon({ state }: { readonly state: TabState | null }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" style={{ flexShrink: 0 }} aria-hidden="true" focusable="false">
      {state && shapeOf(state)}
    </svg>
  );
}

const shapeOf = ({ isSending, needsAttention }: TabState): ReactElement => {
  if (needsAttention) return isSending ? FILLED_TRIANGLE : HOLLOW_TRIANGLE;
  return isSending ? FILLED_CIRCLE : HOLLOW_CIRCLE;
};

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinejoin: 'round' } as const;
const AREA = { fill: 'currentColor', fillRule: 'evenodd' } as const;

const HOLLOW_CIRCLE = <circle {...LINE} cx="8" cy="8" r="5.25" />;

/** With an arrow cut out of it. */
const FILLED_CIRCLE = (
  <path
    {...AREA}
    d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM4.6 7.2h4.2L7.3 5.7l1.1-1.1L11.8 8l-3.4 3.4-1.1-1.1 1.5-1.5H4.6z"
  />
);

const HOLLOW_TRIANGLE = <path {...LINE} d="M8 2.5l6 11H2zM8 6.2v3.4M8 10.7v1.5" />;

/** With an exclamation mark cut out of it. */
const FILLED_TRIANGLE = (
  <path
    {...AREA}
    d="M8.66 2.14a.75.75 0 0 0-1.32 0l-6 11a.75.75 0 0 0 .66 1.11h12a.75.75 0 0 0 .66-1.11zM7.25 6h1.5v3.6h-1.5zM7.25 10.7h1.5v1.5h-1.5z"
  />
);
