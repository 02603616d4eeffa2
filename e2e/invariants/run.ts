/**
 * `npm run prove -- <suite> [--runs N] [--seed S]`: looks for a case in which an invariant does not hold. A suite of
 * fixed parts takes `[--only PART]` instead, any number of times.
 *
 * A suite prints its figures, and the last line sums up. The exit code is 1 when an invariant is violated.
 */
import { parseArgs } from 'node:util';
import type { ListedSuite, RandomSuite, Suite, SuiteResult } from './shared/suite';

const SUITES: Readonly<Record<string, () => Promise<Suite>>> = {
  saga: () => import('./saga/saga'),
  model: () => import('./model/model'),
  sweep: () => import('./sweep/sweep'),
  urls: () => import('./urls/urls'),
  dial: () => import('./dial/dial'),
  matrix: () => import('./matrix/matrix'),
  contract: () => import('./contract/contract'),
  inspector: () => import('./inspector/inspector'),
  relay: () => import('./relay/relay'),
  creation: () => import('./creation/creation'),
  edit: () => import('./edit/edit'),
  clients: () => import('./clients/clients'),
  signatures: () => import('./signatures/signatures'),
  receivers: () => import('./receivers/receivers'),
  specification: () => import('./specification/specification'),
  deploy: () => import('./deploy/deploy'),
};

/** A command line that does not make sense. The message says why. */
class UsageError extends Error {}

const wholeNumber = (text: string) => {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`'${text}' is not a whole number`);
  return Number(text);
};

interface Arguments {
  readonly runs?: string;
  readonly seed?: string;
  readonly only?: readonly string[];
}

async function run(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string', multiple: true } },
  });
  const [name = ''] = positionals;
  const load = SUITES[name];
  if (load === undefined)
    throw new UsageError(`Unknown suite '${name}'. The suites are: ${Object.keys(SUITES).join(', ')}`);
  const suite = await load();
  const { summary, violations, seed } = 'parts' in suite ? await checkParts(suite, values) : await check(suite, values);
  console.log(`${name}: ${summary}, ${violations} violations${seed === undefined ? '' : `, seed ${seed}`}`);
  return violations === 0;
}

/** Runs a suite of random cases. */
async function check(suite: RandomSuite, given: Arguments): Promise<SuiteResult & { readonly seed: number }> {
  if (given.only !== undefined) throw new UsageError('This suite has no parts for --only.');
  const runs = given.runs === undefined ? suite.defaultRuns : wholeNumber(given.runs);
  const seed = given.seed === undefined ? Math.floor(Math.random() * 1e9) : wholeNumber(given.seed);
  return { ...(await suite.check({ runs, seed })), seed };
}

/** Runs all or some parts of a suite. */
function checkParts(
  suite: ListedSuite,
  { runs, seed, only = suite.parts }: Arguments,
): Promise<SuiteResult & { readonly seed?: never }> {
  if (runs !== undefined || seed !== undefined)
    throw new UsageError('This suite has no random cases for --runs or --seed.');
  const unknown = only.find((part) => !suite.parts.includes(part));
  if (unknown !== undefined)
    throw new UsageError(`Unknown part '${unknown}'. The parts are: ${suite.parts.join(', ')}`);
  return suite.checkParts(only);
}

// A signal alone would end this process without its `exit` event, on which commands end and folders are removed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

run().then(
  (holds) => {
    process.exitCode = holds ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof UsageError ? error.message : error);
    process.exitCode = 1;
  },
);
