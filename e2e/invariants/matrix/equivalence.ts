/** Checks that cells with the same refusal get exactly the same answer, so that it reveals nothing more. */
import { type Cell, nameOf } from './cells';

export interface AnsweredCell {
  readonly cell: Cell;
  readonly code: string;
  readonly body: string;
}

export const differences = (cells: readonly AnsweredCell[]): string[] => [
  ...['unauthenticated', 'not-permitted', 'not-found'].flatMap((code) => differencesAmong(cells, code)),
  ...revealedTtids(cells),
];

function differencesAmong(cells: readonly AnsweredCell[], code: string): string[] {
  const [first, ...others] = cells.filter((answered) => answered.code === code);
  return others
    .filter(({ body }) => body !== first?.body)
    .map(({ cell }) => `${nameOf(cell)}: the answer ${code} differs from that of other cells`);
}

/** For a webhook of another interaction, the answer must not reveal whether it exists. */
function revealedTtids(cells: readonly AnsweredCell[]): string[] {
  const byName = new Map(cells.map(({ cell, body }) => [nameOf(cell), body]));
  return cells
    .filter(({ cell }) => cell.action === 'detach other foreign' || cell.action === 'detach other leftover')
    .filter(({ cell, body }) => {
      const absent = byName.get(nameOf({ ...cell, action: 'detach absent' }));
      // When only some cells are run, the cell to compare with may be missing.
      return absent !== undefined && absent !== body;
    })
    .map(({ cell }) => `${nameOf(cell)}: the answer differs from that for a webhook that does not exist`);
}
