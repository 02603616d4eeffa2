/** Who may do what: first by who they are, and then by what they ask about. */
import { expectedInConsole } from './console-rules';
import { type Cell, isInConsole } from './dimensions';
import { expectedOnInteraction } from './interaction-rules';
import type { Outcome } from './outcome';

export function expected(cell: Cell): Outcome {
  const { who, action } = cell;
  if (who === 'nobody') return 'unauthenticated';
  if (who === 'none of these' || who === 'agent without worker') return 'not-permitted';
  return isInConsole(action) ? expectedInConsole({ ...cell, action }) : expectedOnInteraction({ ...cell, action });
}

/** Whether somebody is refused for who they are, so that nothing need be looked up. */
export const isTurnedAway = ({ who, action }: Cell) =>
  who === 'agent' ? isInConsole(action) : who !== 'supervisor' && who !== 'admin';
