/** The answer to every cell: first by the user's role, then by the rules for the action. */
import { expectedInConsole } from './console-rules';
import { type Cell, type ExpectedCode, isInConsole } from './dimensions';
import { expectedOnInteraction } from './interaction-rules';

export function expectedCode(cell: Cell): ExpectedCode {
  const { who, action } = cell;
  if (who === 'invalid token') return 'unauthenticated';
  if (who === 'other role' || who === 'agent without worker') return 'not-permitted';
  return isInConsole(action) ? expectedInConsole({ ...cell, action }) : expectedOnInteraction({ ...cell, action });
}

/** Whether the user's role alone is enough to refuse, without reading anything from Twilio. */
export const isRefusedByRole = ({ who, action }: Cell) =>
  who === 'agent' ? isInConsole(action) : who !== 'supervisor' && who !== 'admin';
