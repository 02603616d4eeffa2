/** Prints the matrix as a table. */
import { ACTIONS, type Cell } from './cells';
import { BOUND, PLACES, WHO } from './dimensions';

const SHORT: Readonly<Record<string, string>> = {
  ok: '✓',
  'bad-request': '400',
  unauthenticated: '401',
  'not-permitted': '403',
  'not-found': '404',
  conflict: '409',
};

/**
 * Prints one line for each user, action and interaction, with a column for each binding in the order of `BOUND`. Prints
 * only the cells with the assumed behavior of Twilio, because the rules give the others the same answers.
 */
export function printTable(results: readonly { readonly cell: Cell; readonly code: string }[]) {
  console.log(`columns: ${BOUND.join(' | ')}`);
  const assumed = results.filter(({ cell }) => cell.twilio === 'as assumed');
  for (const who of WHO) {
    for (const action of ACTIONS) {
      for (const place of PLACES) {
        const row = assumed.filter(({ cell }) => cell.who === who && cell.action === action && cell.place === place);
        const cells = row.map(({ code }) => (SHORT[code] ?? code).padEnd(4)).join(' ');
        if (row.length > 0) console.log(`${who.padEnd(21)}${action.padEnd(28)}${place.padEnd(42)}${cells}`);
      }
    }
  }
}
