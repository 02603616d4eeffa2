/**
 * `npm run prove -- <suite> [--runs N] [--seed S]`: looks for a case in which an invariant does not hold.
 *
 * A suite prints its figures, and the last line sums up. The exit code is 1 when an invariant is violated.
 */
import { parseArgs } from 'node:util';
import type { Suite } from './shared/suite';

const SUITES: Readonly<Record<string, () => Promise<Suite>>> = {
  saga: () => import('./saga/saga'),
  model: () => import('./model/model'),
  sweep: () => import('./sweep/sweep'),
  urls: () => import('./urls/urls'),
  matrix: () => import('./matrix/matrix'),
  contract: () => import('./contract/contract'),
  inspector: () => import('./inspector/inspector'),
  edit: () => import('./edit/edit'),
};

const wholeNumber = (text: string) => {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`'${text}' is not a whole number`);
  return Number(text);
};

async function run(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string' }, seed: { type: 'string' } },
  });
  const [name = ''] = positionals;
  const load = SUITES[name];
  if (load === undefined) {
    console.error(`Unknown suite '${name}'. The suites are: ${Object.keys(SUITES).join(', ')}`);
    return false;
  }
  const suite = await load();
  const runs = values.runs === undefined ? suite.defaultRuns : wholeNumber(values.runs);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : wholeNumber(values.seed);
  const { summary, violations } = await suite.check({ runs, seed });
  console.log(`${name}: ${summary}, ${violations} violations, seed ${seed}`);
  return violations === 0;
}

run().then(
  (holds) => {
    process.exitCode = holds ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
