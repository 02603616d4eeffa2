/** Tries the parameters of a list: a filter leaves exactly what matches, and pages show every item once, in order. */
import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './account';
import { valuesOf } from './examples';
import { filterOf, valuesIn } from './filters';
import type { Field } from './operations';
import { type Item, isObject, itemsOf, keyOf } from './resources';
import { type Given, shown, type Trial } from './trial';

export const PAGING: readonly string[] = ['PageSize', 'Page', 'PageToken'];

/** @param all The items of the list without parameters. */
export async function tryFilter(trial: Trial, field: Field, all: readonly Item[]) {
  const others = trial.required(field);
  const examples = [...valuesIn(all, field.name), ...trial.examples(field)].map(valuesOf);
  const both = field.schema.type === 'array' && examples.length > 1 ? [examples.slice(0, 2).flat()] : [];
  const failures: string[] = [];
  for (const values of [...examples, ...both]) {
    const given: Given[] = [...others, [field, values]];
    const { answer } = await trial.send(given);
    const refusal = trial.refusal(answer, field);
    if (refusal === 'failed') failures.push(`${answer.status} ${answer.content?.message ?? answer.body}`);
    else if (refusal !== null) trial.verdicts.set(field, refusal);
    else {
      trial.verdicts.set(field, 'honored');
      if (!trial.isDocumented(answer, field.name)) continue;
      const left = itemsOf(answer) ?? [];
      const expected = filterOf(trial.operation, field.name)(all, values);
      if (!isDeepStrictEqual(left.map(keyOf), expected.map(keyOf))) {
        trial.violation(
          `${field.name}: ${shown(values)} leaves ${shown(left.map(keyOf))} instead of ${shown(expected.map(keyOf))}`,
        );
      } else if (expected.length > 1) await tryPages(trial, left, given);
    }
  }
  trial.reportUntried(field, failures);
}

/**
 * Pages of one item each have to show all items once, in order.
 *
 * @param all The items of the list with the given parameters.
 */
export async function tryPages(trial: Trial, all: readonly Item[], given: readonly Given[]) {
  const [size, page, token] = PAGING.map((name) => trial.fields.find((field) => field.name === name));
  if (size === undefined || page === undefined) return;
  const { account, call, answer } = await trial.send([...given, [size, '1']]);
  const seen: (string | null)[] = [];
  let current = answer;
  while (trial.isDocumented(current, 'with pages')) {
    const items = itemsOf(current) ?? [];
    const { page_size: pageSize, next_page_url: next } = metaOf(current);
    if (pageSize !== 1 || items.length > 1) trial.violation(`PageSize: a page of one item has ${items.length}`);
    seen.push(...items.map(keyOf));
    if (typeof next !== 'string' || seen.length > all.length) break;
    const { searchParams } = new URL(next);
    if (token !== undefined && searchParams.has('PageToken')) trial.verdicts.set(token, 'honored');
    const query = [...searchParams.keys()].map((name) => [name, searchParams.getAll(name)] as const);
    current = await trial.ask(account, { ...call, query: Object.fromEntries(query) });
  }
  const expected = all.map(keyOf);
  if (!isDeepStrictEqual(seen, expected)) {
    const filters = given.map(([{ name }, example]) => `${name}=${shown(example)} `).join('');
    trial.violation(`${filters}PageSize: pages of one item show ${shown(seen)} instead of ${shown(expected)}`);
  }
  trial.verdicts.set(size, 'honored');
  if (given.length > 0) return;
  const { answer: second } = await trial.send([
    [size, '1'],
    [page, '1'],
  ]);
  if (metaOf(second).page !== 1) trial.violation(`Page: 1 is answered as ${shown(metaOf(second).page)}`);
  trial.verdicts.set(page, 'honored');
  if (token !== undefined && !trial.verdicts.has(token)) await tryUnusedToken(trial, token);
}

/** A token that no link of a list has must not be accepted silently. */
async function tryUnusedToken(trial: Trial, token: Field) {
  const { answer } = await trial.send([[token, 'tried-by-the-suite']]);
  const refusal = trial.refusal(answer, token);
  if (refusal === null) trial.violation('PageToken: changes nothing');
  trial.verdicts.set(token, refusal === 'ignored' ? 'ignored' : 'refused');
}

const metaOf = ({ content }: Answer): Item => (isObject(content?.meta) ? content.meta : {});
