/**
 * Gives Local Twilio one defect after another, to test that the suite notices: a parameter that does not arrive, one
 * that is forgotten afterwards, and a property that is missing in an answer.
 */
import { checkAnswer } from '../shared/specification/check-answer';
import type { Call, Values } from './account';
import { type Field, nameOf } from './operations';
import { type Probe, violationsOf } from './probe';
import { propertyOf } from './read-back';
import { type Item, isObject, itemsOf, type Resources } from './resources';
import type { Defect } from './trial';

export interface SelfTest {
  /** The number of defects. */
  readonly defects: number;
  /** Those without a violation. */
  readonly unnoticed: readonly string[];
}

/** @param every Tries every nth parameter only. */
export async function selfTest(probes: readonly Probe[], resources: Resources, every = 1): Promise<SelfTest> {
  const unnoticed: string[] = [];
  let defects = 0;
  const note = (isNoticed: boolean, description: string) => {
    defects += 1;
    if (!isNoticed) unnoticed.push(description);
  };
  const honored = probes.flatMap(({ operation, answer, verdicts }) => {
    // One item has no order that could be lost.
    const hasOrder = (itemsOf(answer)?.length ?? 0) > 1;
    return [...verdicts].flatMap(([field, verdict]) =>
      verdict === 'honored' && (hasOrder || field.name !== 'Ordering') ? [{ operation, field }] : [],
    );
  });
  for (const { operation, field } of honored.filter((_, index) => index % every === 0)) {
    const name = `${nameOf(operation)} ${field.name}`;
    const lost = await violationsOf(operation, field, resources, losing(field));
    note(lost.size > 0, `${name} does not arrive`);
    if (field.in === 'query' || field.in === 'header') continue;
    let isFetched = false;
    const forgotten = await violationsOf(operation, field, resources, {
      fetched: (content) => {
        isFetched = propertyOf(field.name, content) !== undefined;
        return withoutProperty(content, field.name);
      },
    });
    if (isFetched) note(forgotten.size > 0, `${name} is forgotten`);
  }
  for (const { operation, answer } of probes) {
    const { content } = answer;
    if (content === null) continue;
    for (const [name, faulty] of withoutEach(content)) {
      if (OPTIONAL.has(name)) continue;
      const differences = checkAnswer({ ...answer, body: JSON.stringify(faulty) }, operation);
      note(differences.length > 0, `${nameOf(operation)} answers without ${name}`);
    }
  }
  return { defects, unnoticed };
}

/** Our description of webhooks says that one without a name has no such property. */
const OPTIONAL: ReadonlySet<string> = new Set(['friendly_name']);

/** Local Twilio does not see the parameter. */
function losing({ name, in: place }: Field): Defect {
  const without = (values: Values = {}): Values =>
    Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
  return {
    request: (call: Call) => {
      if (place === 'query') return { ...call, query: without(call.query) };
      if (place === 'form') return { ...call, form: without(call.form) };
      if (place === 'header') return { ...call, headers: {} };
      const { [name]: _, ...json } = call.json ?? {};
      return { ...call, json };
    },
  };
}

const withoutProperty = (content: Item, parameter: string): Item =>
  Object.fromEntries(
    Object.entries(content).filter(([name]) => propertyOf(parameter, { [name]: content[name] }) === undefined),
  );

/** The content without each of its properties, or its first item without each of its own. */
function withoutEach(content: Item): [string, Item][] {
  const without = (item: Item) =>
    Object.keys(item).map((name): [string, Item] => [
      name,
      Object.fromEntries(Object.entries(item).filter(([other]) => other !== name)),
    ]);
  const key = isObject(content.meta) ? String(content.meta.key) : undefined;
  if (key === undefined) return without(content);
  const [first, ...rest] = itemsOf({ content }) ?? [];
  return first === undefined
    ? []
    : without(first).map(([name, item]) => [name, { ...content, [key]: [item, ...rest] }]);
}
