/** Tries the parameters of a write, or of one resource: they are read back, or have another visible effect. */
import { isDeepStrictEqual } from 'node:util';
import type { Account, Answer, Call } from './account';
import { type Example, valuesOf } from './examples';
import { type Field, patternOf } from './operations';
import { holds, leavesOf, parsed, propertyOf, withLeaf } from './read-back';
import { isObject, keyOf } from './resources';
import { callOf, type Given, shown, type Trial } from './trial';

/** Parameters of which only one can be given. */
const ALIASES: readonly (readonly string[])[] = [
  ['Ttl', 'ItemTtl', 'CollectionTtl'],
  ['Identity', 'MessagingBinding.Address', 'MessagingBinding.ProxyAddress'],
];

/** Tries every example. Returns the first one that is honored, or null. */
export async function tryParameter(trial: Trial, field: Field): Promise<Given | null> {
  const others = trial.required(field);
  const failures: string[] = [];
  const unseen: Example[] = [];
  let honored: Given | null = null;
  let hasEffect = false;
  for (const example of trial.examples(field)) {
    const { account, call, answer } = await trial.send([...others, [field, example]]);
    const refusal = trial.refusal(answer, field);
    if (refusal === 'failed') failures.push(`${answer.status} ${answer.content?.message ?? answer.body}`);
    else if (refusal !== null) trial.verdicts.set(field, refusal);
    else {
      trial.verdicts.set(field, 'honored');
      honored ??= [field, example];
      trial.isDocumented(answer, field.name);
      const property = propertyOf(field.name, answer.content);
      const held = trial.operation.method === 'GET' ? null : holds(valuesOf(example), property);
      if (held !== null) hasEffect = true;
      if (held === null) {
        if (await isVisible(trial, account, field, example, answer, others)) hasEffect = true;
        else unseen.push(example);
      } else if (held) await checkFetched(trial, account, call, field, example, answer);
      else trial.violation(`${field.name}: ${shown(example)} is answered as ${shown(property)}`);
    }
  }
  // One value of a flag is its default.
  if (field.schema.type !== 'boolean' || !hasEffect) {
    for (const example of unseen) trial.violation(`${field.name}: ${shown(example)} changes nothing`);
  }
  trial.reportUntried(field, failures);
  return honored;
}

/** Fetches what was written. */
async function checkFetched(
  trial: Trial,
  account: Account,
  call: Call,
  field: Field,
  example: Example,
  answer: Answer,
) {
  const address = fetchAddress(trial, call, answer);
  if (address === null) return;
  const property = propertyOf(field.name, await trial.fetch(account, address));
  if (holds(valuesOf(example), property) === true) return;
  trial.violation(`${field.name}: ${shown(example)} is fetched as ${shown(property)}`);
}

/** Where the written resource can be fetched, or null. */
function fetchAddress({ operation, resources }: Trial, { address }: Call, { content }: Answer): string | null {
  const pattern = patternOf(operation);
  const canFetch = (wanted: string) =>
    resources.served.some((served) => served.method === 'GET' && patternOf(served) === wanted);
  if (pattern.endsWith('{}')) return canFetch(pattern) ? address : null;
  const key = content && keyOf(content);
  // There is one of its kind.
  if (key === null) return canFetch(pattern) ? address : null;
  return canFetch(`${pattern}/{}`) ? `${address}/${encodeURIComponent(key)}` : null;
}

/**
 * Whether the account looks different than after the same request without the parameter. If the parameter is a JSON
 * object, it has to look different without each of its values, too.
 */
async function isVisible(
  trial: Trial,
  account: Account,
  field: Field,
  example: Example,
  answer: Answer,
  others: readonly Given[],
): Promise<boolean> {
  const seen = await trial.views(account, answer);
  const without = await trial.send(others);
  if (isDeepStrictEqual(seen, await trial.views(without.account, without.answer))) return false;
  const value = parsed(valuesOf(example)[0] ?? '');
  if (!isObject(value)) return true;
  for (const path of leavesOf(value)) {
    const changes = async (leaf: unknown) => {
      const changed: Given = [field, JSON.stringify(withLeaf(value, path, leaf))];
      const sent = await trial.send([...others, changed]);
      return sent.answer.status >= 300 || !isDeepStrictEqual(await trial.views(sent.account, sent.answer), seen);
    };
    const name = [field.name, ...path].join('.');
    // A value that is Twilio's default as well has no effect of its own.
    const isHonored = (await changes(undefined)) || (await changes('another'));
    if (!isHonored && !trial.isIgnored(name)) trial.violation(`${name}: changes nothing`);
  }
  return true;
}

/** All parameters that are honored, in one request. */
export async function tryAllAtOnce(trial: Trial, honored: readonly Given[]) {
  const given = honored.filter(([{ name }], index) => {
    const before = honored.slice(0, index).map(([field]) => field.name);
    return !ALIASES.some((aliases) => aliases.includes(name) && aliases.some((alias) => before.includes(alias)));
  });
  const required = trial.required().filter(([field]) => !given.some(([other]) => other === field));
  const { answer } = await trial.send([...required, ...given]);
  if (!trial.isDocumented(answer, 'all at once')) return;
  for (const [{ name }, example] of given) {
    const property = propertyOf(name, answer.content);
    if (holds(valuesOf(example), property) === false) {
      trial.violation(`all at once: ${name}: ${shown(example)} is answered as ${shown(property)}`);
    }
  }
}

/** Another revision than the current one has to be refused, and the current one accepted. */
export async function tryIfMatch(trial: Trial, field: Field) {
  const required = trial.required();
  const { answer: wrong } = await trial.send([...required, [field, '"ffff"']]);
  const refusal = trial.refusal(wrong, field);
  if (refusal === 'refused' || refusal === 'ignored') {
    trial.verdicts.set(field, refusal);
    return;
  }
  trial.verdicts.set(field, 'honored');
  if (wrong.status !== 412) trial.violation(`If-Match: another revision is answered with ${wrong.status}`);
  const { account, address } = await trial.prepare();
  const current = await account.send({ method: 'GET', address });
  const revision = current.etag ?? String(current.content?.revision);
  const { status } = await trial.ask(account, callOf(trial.operation, address, [...required, [field, revision]]));
  if (status >= 300) trial.violation(`If-Match: the current revision ${revision} is answered with ${status}`);
}
