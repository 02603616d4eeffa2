/**
 * The law: everybody reaches what is theirs and nothing else, in every combination of person, action, interaction and
 * binding. What is refused changes nothing, what does not exist answers like what is forbidden, no agent learns an
 * address, and no log line holds a secret.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Stage } from '../functions/stage';
import { ACTIONS, CELLS, type Cell, nameOf, PLACES, WHO } from './matrix/dimensions';
import { expected, offered } from './matrix/rules';
import { AUTH_TOKEN, SECRETS, type SetScene, setScene, VARIABLES } from './matrix/scene';
import type { Options, Verdict } from './suite';

/** The matrix is complete by itself; there is nothing to draw. */
export const defaultRuns = CELLS.length;

const SHOWN = 40;
const STRIDES = [5, 7, 11, 23, 47, 97];

interface Run {
  readonly cell: Cell;
  readonly outcome: string;
  readonly body: string;
  readonly wrong: readonly string[];
}

export async function prove({ runs }: Options): Promise<Verdict> {
  const results: Run[] = [];
  // Fewer runs take cells from all over the matrix: a stride without a factor in common with its dimensions.
  const least = Math.ceil(CELLS.length / Math.max(1, runs));
  const stride = least <= 1 ? 1 : (STRIDES.find((prime) => prime >= least) ?? 1);
  for (const cell of CELLS.filter((_, index) => index % stride === 0)) results.push(await runCell(cell));
  const wrong = [
    ...results.flatMap((run) => run.wrong.map((complaint) => `${nameOf(run.cell)}: ${complaint}`)),
    ...differences(results),
  ];
  print(results);
  for (const line of wrong.slice(0, SHOWN)) console.log(`✗ ${line}`);
  const refused = results.filter(({ outcome }) => outcome !== 'ok').length;
  return { summary: `${results.length} of ${CELLS.length} cells, ${refused} refused`, violations: wrong.length };
}

/** What is registered, what is bound, and the work itself. Records change only by requests, and those are counted. */
const photograph = ({ world }: Stage) =>
  structuredClone({
    webhooks: [...world.webhooks],
    bound: [...world.interactions.values()].map(({ sid, webhookTtid }) => [sid, webhookTtid]),
    tasks: [...world.tasks],
  });

async function runCell(cell: Cell): Promise<Run> {
  const scene = await setScene(cell);
  const { stage, name, fields, token } = scene;
  const before = photograph(stage);
  const sentBefore = stage.sent.length;
  const loggedBefore = stage.log.length;
  const answer = await stage.time.run(stage.invoke(name, { Token: token, ...fields }, VARIABLES));
  const body = JSON.stringify(answer);
  const outcome = outcomeIn(answer.body);

  const wrong: string[] = [];
  const wanted = expected(cell);
  if (outcome !== wanted) wrong.push(`answered ${outcome}, not ${wanted}`);
  const writes = stage.sent
    .slice(sentBefore)
    .filter(({ method, url }) => method !== 'GET' && !isReading(url))
    .map(({ method, url }) => `${method} ${url}`);
  if (outcome !== 'ok') {
    if (!isDeepStrictEqual(photograph(stage), before)) wrong.push('was refused, and yet something changed');
    for (const write of writes) wrong.push(`was refused, and yet sent ${write}`);
  } else wrong.push(...effect(cell, scene, before, writes));
  if (outcome === 'ok' && cell.action === 'status') wrong.push(...misleading(cell, answer.body));
  wrong.push(...leaks(cell, body, token));
  for (const line of stage.log.slice(loggedBefore)) wrong.push(...leaksInLog(JSON.stringify(line), token));
  return { cell, outcome, body, wrong };
}

/** Asking who somebody is, is a POST that changes nothing. */
const isReading = (url: string) => url.endsWith('/Tokens/validate');

function outcomeIn(body: unknown): string {
  const { ok, failure } = body as { ok: boolean; failure?: { code: string } };
  return ok ? 'ok' : (failure?.code ?? 'nothing');
}

/** What the panel offers has to be what would be allowed. */
function misleading(cell: Cell, body: unknown): string[] {
  const { value } = body as { value: Readonly<Record<string, unknown>> };
  return Object.entries(offered(cell))
    .filter(([offer, isOffered]) => value[offer] !== isOffered)
    .map(([offer, isOffered]) => `says ${offer}: ${value[offer]}, not ${isOffered}`);
}

/** Whether what was allowed has happened, and nothing besides. */
function effect(
  { action }: Cell,
  { stage, fields }: SetScene,
  before: ReturnType<typeof photograph>,
  writes: readonly string[],
): string[] {
  const { world } = stage;
  const wasThere = new Map(before.webhooks);
  const gone = [...wasThere.keys()].filter((ttid) => !world.webhooks.has(ttid));
  const isOurName = (ttid: string) => /^interaction-webhooks /.test(wasThere.get(ttid)?.friendlyName ?? '');
  const wrong = gone.filter((ttid) => !isOurName(ttid)).map((ttid) => `deleted somebody else’s ${ttid}`);
  const held = world.interactions.get(fields.interactionSid ?? '')?.webhookTtid ?? null;
  const others = [...world.interactions.values()].filter(({ sid }) => sid !== fields.interactionSid);
  const was = new Map(before.bound as [string, string | null][]);
  if (action !== 'sweep') {
    for (const { sid, webhookTtid } of others) if (was.get(sid) !== webhookTtid) wrong.push(`changed ${sid}`);
  }
  switch (action) {
    case 'status':
    case 'detach absent':
    case 'detach elsewhere':
    case 'detach foreign left-behind':
      if (writes.length > 0) wrong.push(`sent ${writes.join(', ')}`);
      break;
    case 'attach':
    case 'replace':
      if (held === null || wasThere.has(held) || !world.webhooks.has(held)) wrong.push('attached nothing new');
      break;
    case 'detach':
      if (held !== null && world.webhooks.has(held)) wrong.push('detached nothing');
      if (gone.some((ttid) => ttid !== fields.ttid)) wrong.push('deleted another one');
      break;
    case 'detach left-behind':
      if (!isDeepStrictEqual(gone, [fields.ttid])) wrong.push(`deleted ${gone.join(', ') || 'nothing'}`);
      if (was.get(fields.interactionSid ?? '') !== held) wrong.push('changed what is bound');
      break;
    case 'sweep':
      break;
  }
  return wrong;
}

/** Names are not secret: a supervisor may know the host. The rest of an address is nobody's in the browser. */
function leaks({ who }: Cell, body: string, token: string): string[] {
  const secrets = [
    ...SECRETS,
    token,
    AUTH_TOKEN,
    ...(who === 'supervisor' || who === 'admin' ? [] : ['secret-host', 'https:']),
  ];
  return secrets.filter((secret) => body.includes(secret)).map((secret) => `told the browser ${secret}`);
}

function leaksInLog(line: string, token: string): string[] {
  const secrets = [...SECRETS, token, AUTH_TOKEN, 'https:', 'Basic ', 'Authorization', 'secret-host'];
  return secrets.filter((secret) => line.includes(secret)).map((secret) => `logged ${secret}`);
}

/** Cells that must answer byte for byte alike: what is missing, and what is another's. */
function differences(runs: readonly Run[]): string[] {
  const byName = new Map(runs.map((run) => [nameOf(run.cell), run.body]));
  const absent = runs.find(({ outcome, cell }) => outcome === 'not-found' && cell.place === 'absent')?.body;
  const wrong: string[] = [];
  for (const { cell, outcome, body } of runs) {
    if (outcome === 'not-found' && body !== absent)
      wrong.push(`${nameOf(cell)}: answers otherwise than what is absent`);
    if (cell.action !== 'detach elsewhere' && cell.action !== 'detach foreign left-behind') continue;
    const missing = byName.get(nameOf({ ...cell, action: 'detach absent' }));
    // Where only some cells are run, its counterpart may not be among them.
    if (missing !== undefined && missing !== body) {
      wrong.push(`${nameOf(cell)}: answers otherwise than for a ttid that does not exist`);
    }
  }
  return wrong;
}

const SHORT: Readonly<Record<string, string>> = {
  ok: '✓',
  'not-permitted': '403',
  'not-found': '404',
  conflict: '409',
};

/** One line for each person, action and interaction; a column for each binding, in the order of `BOUND`. */
function print(runs: readonly Run[]) {
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
