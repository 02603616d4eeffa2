/** Filters and orders of TaskRouter's lists. */
import { badParameter } from '../conventions/errors';
import { type Attributes, ExpressionError, parseExpression } from './expression';

/** A test of one item of a list. */
export type Filter<T> = (item: T) => boolean;

/** Keeps the items whose property is `wanted`. All if it is not given. */
export const equals =
  <T>(wanted: string | number | undefined, property: (item: T) => unknown): Filter<T> =>
  (item) =>
    wanted === undefined || property(item) === wanted;

/** Keeps the items whose attributes satisfy the expression in parameter `name`. All if it is not given. */
export function satisfies<T>(name: string, text: string | undefined, attributes: (item: T) => Attributes): Filter<T> {
  if (text === undefined) return () => true;
  try {
    const expression = parseExpression(text);
    return (item) => expression(attributes(item));
  } catch (error) {
    if (error instanceof ExpressionError) throw badParameter(`Invalid ${name}: ${error.message}`);
    throw error;
  }
}

/** The items that pass every filter. */
export const select = <T>(items: Iterable<T>, filters: readonly Filter<T>[]): T[] =>
  [...items].filter((item) => filters.every((filter) => filter(item)));

/** Sorts by an `Ordering` such as `Priority:desc,DateCreated:asc`. `keys` are the attributes that it can name. */
export function ordered<T>(
  items: readonly T[],
  ordering: string | undefined,
  keys: Readonly<Record<string, (item: T) => number>>,
): T[] {
  const orders = (ordering === undefined ? [] : ordering.split(',')).map((part) => {
    const [, name = '', direction = 'asc'] = /^\s*(\w+)(?::(asc|desc))?\s*$/i.exec(part) ?? [];
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (key === undefined)
      throw badParameter(`Invalid Ordering: '${part}' is not one of ${Object.keys(keys).join(', ')}`);
    const sign = direction.toLowerCase() === 'asc' ? 1 : -1;
    return (one: T, other: T) => sign * (key(one) - key(other));
  });
  return items.toSorted(
    (one, other) => orders.map((order) => order(one, other)).find((difference) => difference !== 0) ?? 0,
  );
}
