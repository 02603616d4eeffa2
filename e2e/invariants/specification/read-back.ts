/** Compares what was sent with what is answered. */
import { isDeepStrictEqual } from 'node:util';
import { isObject } from './resources';

/** Parameters that answers have by another name. */
const RENAMED: Readonly<Record<string, string>> = {
  TaskChannel: 'task_channel_unique_name',
};

/** The words of a parameter's name, as answers spell properties: `MessagingBinding.Address` has two levels. */
const pathOf = (name: string) =>
  (RENAMED[name] ?? name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()).split('.');

/** The property of an answer that has a parameter's name; undefined if there is none. */
export function propertyOf(name: string, content: unknown): unknown {
  return pathOf(name).reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), content);
}

/**
 * Whether a property holds what was sent. Null if that cannot be said, because the answer has no such property, or one
 * that is made of what was sent.
 */
export function holds(sent: readonly string[], property: unknown): boolean | null {
  if (property === undefined) return null;
  const [text = ''] = sent;
  if (Array.isArray(property)) {
    const sids = property.map((item: unknown) => (isObject(item) ? item.sid : item));
    return isDeepStrictEqual([...sent], sids) || isDeepStrictEqual(parsed(text), property);
  }
  if (isObject(property)) return isDeepStrictEqual(parsed(text), property) ? true : null;
  if (typeof property === 'string') return property === text || sameDate(property, text) || sameJson(property, text);
  return String(property) === text;
}

const sameDate = (a: string, b: string) => /^\d{4}-\d\d-\d\dT/.test(b) && Date.parse(a) === Date.parse(b);

const sameJson = (a: string, b: string) => b.startsWith('{') && isDeepStrictEqual(parsed(a), parsed(b));

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Properties that change without being written. */
const UNSTABLE = new Set(['age', 'age_in_queue', 'date_updated', 'revision', 'version', 'expiration']);

/** Drops unstable properties, at every level. */
export function stable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stable);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !UNSTABLE.has(name))
      .map(([name, inner]) => [name, stable(inner)]),
  );
}

/** The paths to the values inside an object that are no objects themselves. */
export function leavesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => leavesOf(inner, [...path, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
  return [path];
}

/** A copy of a value, with another value at a path. */
export function withLeaf(value: unknown, [step, ...rest]: readonly (string | number)[], leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (Array.isArray(value)) return value.map((inner, index) => (index === step ? withLeaf(inner, rest, leaf) : inner));
  if (!isObject(value)) return value;
  return { ...value, [step]: withLeaf(value[step], rest, leaf) };
}
