/** The whole matrix as a table to read. */
import { ACTIONS, type Cell, PLACES, WHO } from './dimensions';

const SHORT: Readonly<Record<string, string>> = {
  ok: '✓',
  unauthenticated: '401',
  'not-permitted': '403',
  'not-found': '404',
  conflict: '409',
};

/** One line for each person, action and interaction; a column for each binding, in the order of `BOUND`. */
export function print(runs: readonly { readonly cell: Cell; readonly outcome: string }[]) {
  console.log('columns: nothing, ours, by a supervisor, unrecorded, of another interaction, foreign, global, dangling');
  for (const who of WHO) {
    for (const action of ACTIONS) {
      for (const place of PLACES) {
        const row = runs.filter(({ cell }) => cell.who === who && cell.action === action && cell.place === place);
        const cells = row.map(({ outcome }) => (SHORT[outcome] ?? outcome).padEnd(4)).join(' ');
        if (row.length > 0) console.log(`${who.padEnd(21)}${action.padEnd(28)}${place.padEnd(42)}${cells}`);
      }
    }
  }
}
