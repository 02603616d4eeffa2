/**
 * Tries an operation: alone, with every documented parameter, with all of them at once, and with an undocumented one.
 * A parameter has to be honored, which shows in what is answered, or to be refused as one that is not honored.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Account, Answer, Call } from './account';
import { bodyOf, type Field, nameOf, type ServedOperation } from './operations';
import { type Item, itemsOf, type Resources } from './resources';
import { callOf, type Defect, type Given, isRefused, Trial, type Verdict } from './trial';
import { PAGING, tryFilter, tryPages } from './try-list';
import { tryAllAtOnce, tryIfMatch, tryParameter } from './try-parameter';

export interface Probe {
  readonly operation: ServedOperation;
  /** The answer to the required parameters alone. */
  readonly answer: Answer;
  readonly verdicts: ReadonlyMap<Field, Verdict>;
  readonly violations: ReadonlySet<string>;
  readonly requests: number;
}

/** A parameter that no document describes. */
const UNDOCUMENTED = 'Undocumented';

/** Tries an operation of Local Twilio. */
export async function probe(operation: ServedOperation, resources: Resources): Promise<Probe> {
  const trial = new Trial(operation, resources, {});
  const answer = await tryEverything(trial);
  const { fields, verdicts, violations, requests } = trial;
  const inOrder = fields.map((field): [Field, Verdict] => [field, verdicts.get(field) ?? 'untried']);
  return { operation, answer, verdicts: new Map(inOrder), violations, requests };
}

/** Tries one parameter of an operation of a Local Twilio with a defect, and returns the violations. */
export async function violationsOf(
  operation: ServedOperation,
  field: Field,
  resources: Resources,
  defect: Defect,
): Promise<ReadonlySet<string>> {
  const trial = new Trial(operation, resources, defect);
  const { answer } = await trial.send(trial.required());
  const items = itemsOf(answer);
  if (items !== null && PAGING.includes(field.name)) await tryPages(trial, items, []);
  else await tryField(trial, field, items);
  return trial.violations;
}

async function tryEverything(trial: Trial): Promise<Answer> {
  const { account, call, answer } = await trial.send(trial.required());
  if (!trial.isDocumented(answer, 'alone')) return answer;
  if (trial.operation.method === 'DELETE') await checkDeletion(trial, account, call);
  await checkUndocumented(trial);
  const items = itemsOf(answer);
  if (items !== null) await tryPages(trial, items, []);
  const honored: Given[] = [];
  for (const field of trial.fields.filter(({ name }) => items === null || !PAGING.includes(name))) {
    const given = await tryField(trial, field, items);
    if (given !== null) honored.push(given);
  }
  if (honored.length > 1) await tryAllAtOnce(trial, honored);
  return answer;
}

/** Returns the parameter with a value that is honored, if it can be combined with others. */
async function tryField(trial: Trial, field: Field, items: readonly Item[] | null): Promise<Given | null> {
  if (items === null && field.name !== 'If-Match') return tryParameter(trial, field);
  await (items === null ? tryIfMatch(trial, field) : tryFilter(trial, field, items));
  return null;
}

async function checkDeletion(trial: Trial, account: Account, { address }: Call) {
  const fetch = nameOf({ ...trial.operation, method: 'GET' });
  if (trial.resources.find(fetch) === undefined) return;
  const { status } = await account.send({ method: 'GET', address });
  if (status !== 404) trial.violation(`alone: the resource is still there (${status})`);
}

/** An undocumented parameter has to be refused before the request has an effect. */
async function checkUndocumented(trial: Trial) {
  const place = trial.operation.method === 'POST' ? bodyOf(trial.operation) : 'query';
  const field: Field = { name: UNDOCUMENTED, in: place, schema: {}, isRequired: false };
  const { account, address } = await trial.prepare();
  const before = await trial.views(account, null);
  const answer = await trial.ask(account, callOf(trial.operation, address, [...trial.required(), [field, 'value']]));
  if (!isRefused(answer, field)) trial.violation(`${UNDOCUMENTED}: accepted (${answer.status})`);
  else if (!isDeepStrictEqual(await trial.views(account, null), before)) {
    trial.violation(`${UNDOCUMENTED}: refused after an effect`);
  }
}
