/**
 * The law: everybody reaches what is theirs and nothing else, in every combination of person, action, interaction and
 * binding, from the panel and from the console. What is refused changes nothing, what does not exist answers like what is
 * forbidden, no agent learns an address, and no log line holds a secret.
 */
import { isDeepStrictEqual } from 'node:util';
import type { TwilioRequest } from '../../fixtures/harness';
import type { Options, Verdict } from '../suite';
import { CELLS, type Cell, nameOf } from './dimensions';
import { effects } from './effects';
import { type Answered, differences } from './equivalence';
import { misleading } from './offers';
import { outcomeIn } from './outcome';
import { requestFor } from './request';
import { expected, isTurnedAway } from './rules';
import { leaks, leaksInLog } from './secrets';
import { setScene, VARIABLES } from './setup';
import { photograph } from './snapshot';
import { print } from './table';

/** The matrix is complete by itself; there is nothing to draw. */
export const defaultRuns = CELLS.length;

const SHOWN = 40;
const CLAIMS = 'interaction-webhooks-claims';
const STRIDES = [5, 7, 11, 23, 47, 97];

interface Run extends Answered {
  readonly wrong: readonly string[];
}

export async function prove({ runs }: Options): Promise<Verdict> {
  // Fewer runs take cells from all over the matrix: a stride without a factor in common with its dimensions.
  const least = Math.ceil(CELLS.length / Math.max(1, runs));
  const stride = least <= 1 ? 1 : (STRIDES.find((prime) => prime >= least) ?? 1);
  const { results, wrong } = await examine(CELLS.filter((_, index) => index % stride === 0));
  print(results);
  for (const line of wrong.slice(0, SHOWN)) console.log(`✗ ${line}`);
  const refused = results.filter(({ outcome }) => outcome !== 'ok').length;
  return { summary: `${results.length} of ${CELLS.length} cells, ${refused} refused`, violations: wrong.length };
}

/** Plays some cells; `wrong` is what contradicts the law. */
export async function examine(cells: readonly Cell[]) {
  const results: Run[] = [];
  for (const cell of cells) results.push(await runCell(cell));
  const wrong = [
    ...results.flatMap((run) => run.wrong.map((complaint) => `${nameOf(run.cell)}: ${complaint}`)),
    ...differences(results),
  ];
  return { results, wrong };
}

async function runCell(cell: Cell): Promise<Run> {
  const scene = await setScene(cell);
  const { harness, token } = scene;
  const { name, fields } = await requestFor(cell.action, scene);
  const before = photograph(harness);
  const sentBefore = harness.sent.length;
  const loggedBefore = harness.log.length;
  const answer = await harness.time.run(harness.invoke(name, { Token: token, ...fields }, VARIABLES));
  const sent = harness.sent.slice(sentBefore).filter(({ url }) => !isAskingWho(url));
  const body = JSON.stringify(answer);
  const outcome = outcomeIn(answer.body);

  const wrong: string[] = [];
  const wanted = expected(cell);
  if (outcome !== wanted) wrong.push(`answered ${outcome}, not ${wanted}`);
  const writes = sent.filter(isWriting).map(({ method, url }) => `${method} ${url}`);
  if (outcome === 'ok') wrong.push(...effects(cell, scene, before, writes), ...misleading(cell, answer.body));
  else {
    if (!isDeepStrictEqual(photograph(harness), before)) wrong.push('was refused, and yet something changed');
    for (const write of writes) wrong.push(`was refused, and yet sent ${write}`);
  }
  if (isTurnedAway(cell)) for (const { url } of sent) wrong.push(`was turned away, and yet asked for ${url}`);
  wrong.push(...leaks(cell, body, token));
  for (const line of harness.log.slice(loggedBefore)) wrong.push(...leaksInLog(JSON.stringify(line), token));
  return { cell, outcome, body, wrong };
}

/** Asking who somebody is, is a POST that changes nothing. */
const isAskingWho = (url: string) => url.endsWith('/Tokens/validate');

/** A claim only keeps two people from one webhook. */
const isWriting = ({ method, url, body }: TwilioRequest) => method !== 'GET' && !`${url} ${body}`.includes(CLAIMS);
