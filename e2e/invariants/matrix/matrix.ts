/**
 * Every user can do exactly what they are allowed to, in every combination of user, action, interaction and binding. A
 * refused action changes nothing, and its answer does not reveal whether the object exists. No agent sees a URL, and no
 * log line contains a secret.
 */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { envelope } from '../../../src/contract/encoding';
import type { Harness, TwilioRequest } from '../../fixtures/harness';
import { answered, recordDials } from '../../fixtures/relay';
import { codeOf } from '../../fixtures/results';
import { printViolations } from '../shared/report';
import { snapshot } from '../shared/snapshot';
import type { Options, SuiteResult } from '../shared/suite';
import { setUpCell, VARIABLES } from './cell-setup';
import { CELLS, type Cell, nameOf } from './cells';
import { effectViolations } from './effects';
import { type AnsweredCell, differences } from './equivalence';
import { offerViolations } from './offers';
import { requestFor } from './request';
import { expectedCode, isForgedRequest, isRefusedByRole } from './rules';
import { leaks, leaksInLog } from './secrets';
import { checkStrangers } from './strangers';
import { printTable } from './table';

/** The matrix is enumerated completely, so the seed has no effect. */
export const defaultRuns = CELLS.length;

const SHOWN = 40;
const LOCKS_MAP = 'interaction-webhooks-claims';
const STRIDES = [5, 7, 11, 23, 47, 97, 197, 499];

interface CellResult extends AnsweredCell {
  readonly violations: readonly string[];
}

export async function check({ runs }: Options): Promise<SuiteResult> {
  // With fewer runs, every nth cell. No stride shares a factor with the size of a dimension, so all values occur.
  const minimum = Math.ceil(CELLS.length / Math.max(1, runs));
  const stride = minimum <= 1 ? 1 : (STRIDES.find((prime) => prime >= minimum) ?? 1);
  const cells = await checkCells(CELLS.filter((_, index) => index % stride === 0));
  const strangers = await checkStrangers();
  const { results } = cells;
  const violations = [...cells.violations, ...strangers.violations];
  printTable(results);
  printViolations(violations, SHOWN);
  const refused = results.filter(({ code }) => code !== 'ok').length;
  return {
    summary: `${results.length} of ${CELLS.length} cells, ${refused} refused, ${strangers.requests} huge requests`,
    violations: violations.length,
  };
}

export async function checkCells(cells: readonly Cell[]) {
  const results: CellResult[] = [];
  for (const cell of cells) results.push(await checkCell(cell));
  const violations = [
    ...results.flatMap((result) => result.violations.map((violation) => `${nameOf(result.cell)}: ${violation}`)),
    ...differences(results),
  ];
  return { results, violations };
}

async function checkCell(cell: Cell): Promise<CellResult> {
  const setup = await setUpCell(cell);
  const { harness, token } = setup;
  const { name, fields } = await requestFor(cell, setup);
  const before = snapshot(harness);
  const tasksBefore = tasksIn(harness);
  const dialed = recordDials(harness, () => answered(200));
  const sentBefore = harness.sent.length;
  const loggedBefore = harness.log.length;
  const answer = await harness.time.run(harness.invoke(name, { Token: token, ...fields }, VARIABLES));
  const sent = harness.sent.slice(sentBefore).filter(({ url }) => !isTokenValidation(url));
  const body = JSON.stringify(answer);
  const code = codeOf(v.parse(envelope, answer.body));

  const violations: string[] = [];
  const expected = expectedCode(cell);
  if (code !== expected) violations.push(`answered ${code}, not ${expected}`);
  const writes = sent.filter(isWrite).map(({ method, url }) => `${method} ${url}`);
  if (code === 'ok') {
    violations.push(
      ...effectViolations(cell, setup, before, writes),
      ...offerViolations(cell, setup.bound, answer.body),
    );
  } else {
    const isUnchanged =
      isDeepStrictEqual(snapshot(harness), before) && isDeepStrictEqual(tasksIn(harness), tasksBefore);
    if (!isUnchanged) violations.push('was refused, and changed the account');
    for (const write of writes) violations.push(`was refused, and sent ${write}`);
    for (const { url } of dialed) violations.push(`was refused, and sent an event to ${url}`);
  }
  if (isForgedRequest(cell)) for (const { url } of sent) violations.push(`is forged, and requested ${url}`);
  if (isRefusedByRole(cell)) for (const { url } of sent) violations.push(`was refused by role, and requested ${url}`);
  violations.push(...leaks(cell, body, token));
  for (const line of harness.log.slice(loggedBefore)) violations.push(...leaksInLog(JSON.stringify(line), token));
  return { cell, code, body, violations };
}

const tasksIn = ({ world }: Harness) => structuredClone(world.tasks);

/** Token validation is a POST that changes nothing. */
const isTokenValidation = (url: string) => url.endsWith('/Tokens/validate');

/** Locks are no write: they only keep two users from changing one webhook at the same time. */
const isWrite = ({ method, url, body }: TwilioRequest) => method !== 'GET' && !`${url} ${body}`.includes(LOCKS_MAP);
