/** Cells that must be answered byte for byte alike. */
import { type Cell, nameOf } from './dimensions';

export interface Answered {
  readonly cell: Cell;
  readonly outcome: string;
  readonly body: string;
}

/** What is missing and what is another's, and whatever somebody is refused for. */
export const differences = (runs: readonly Answered[]): string[] => [
  ...['unauthenticated', 'not-permitted', 'not-found'].flatMap((outcome) => differencesAmong(runs, outcome)),
  ...ttidsThatAreTold(runs),
];

function differencesAmong(runs: readonly Answered[], outcome: string): string[] {
  const [first, ...others] = runs.filter((run) => run.outcome === outcome);
  return others
    .filter(({ body }) => body !== first?.body)
    .map(({ cell }) => `${nameOf(cell)}: is ${outcome} in other words than others`);
}

/** Of a webhook that is nothing to do with what the person looks at, it is not told whether it exists. */
function ttidsThatAreTold(runs: readonly Answered[]): string[] {
  const byName = new Map(runs.map(({ cell, body }) => [nameOf(cell), body]));
  return runs
    .filter(({ cell }) => cell.action === 'detach elsewhere' || cell.action === 'detach foreign left-behind')
    .filter(({ cell, body }) => {
      const missing = byName.get(nameOf({ ...cell, action: 'detach absent' }));
      // Where only some cells are run, its counterpart may not be among them.
      return missing !== undefined && missing !== body;
    })
    .map(({ cell }) => `${nameOf(cell)}: answers otherwise than for a ttid that does not exist`);
}
