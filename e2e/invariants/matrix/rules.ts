/** The answer to every cell: first by the user's role, then by the rules for the action. */
import { type Cell, isInConsole } from './cells';
import { CONSOLE_ACTIONS } from './console-actions';
import type { ExpectedCode } from './dimensions';
import { expectedOnInteraction } from './interaction-rules';

export const isForgedRequest = ({ action }: Cell) => isInConsole(action) && CONSOLE_ACTIONS[action].isForged === true;

export function expectedCode(cell: Cell): ExpectedCode {
  const { who, action } = cell;
  if (isForgedRequest(cell)) return 'bad-request';
  if (who === 'invalid token') return 'unauthenticated';
  if (who === 'other role' || who === 'agent without worker') return 'not-permitted';
  if (!isInConsole(action)) return expectedOnInteraction({ ...cell, action });
  return who === 'agent' ? 'not-permitted' : CONSOLE_ACTIONS[action].expected(cell);
}

/** Whether the user's role alone is enough to refuse, without reading anything from Twilio. */
export const isRefusedByRole = ({ who, action }: Cell) =>
  who === 'agent' ? isInConsole(action) : who !== 'supervisor' && who !== 'admin';
