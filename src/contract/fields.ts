/**
 * Schemas of the fields that several requests share, which parse the text of a form field; and lists in answers.
 *
 * `@__NO_SIDE_EFFECTS__` lets esbuild leave unused schemas out of a built Twilio Function. In a bundle, esbuild honors
 * it only on a `function` declaration, not on an arrow function.
 */
import * as v from 'valibot';
import { EVENT_NAMES, type EventName } from './events';

/** A list of up to `max` items, joined by commas. It is not split further, so that a huge text costs little. */
/* @__NO_SIDE_EFFECTS__ */
export function listOf<T>(item: v.GenericSchema<string, T>, max: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => text.split(',', max + 1)),
    v.maxLength(max),
    v.array(item),
  );
}

/* @__NO_SIDE_EFFECTS__ */
function choiceOf<T extends string>(names: readonly T[]) {
  return v.pipe(
    listOf(v.picklist(names), names.length),
    v.check((chosen) => new Set(chosen).size === chosen.length),
  );
}

/** The same, or an empty list. */
/* @__NO_SIDE_EFFECTS__ */
export function listOrNone<T>(item: v.GenericSchema<string, T>, max: number) {
  return v.union([
    v.pipe(
      v.literal(''),
      v.transform((): T[] => []),
    ),
    listOf(item, max),
  ]);
}

/** Names of the catalog, at least one, joined by commas, without duplicates. */
export const eventList = choiceOf(EVENT_NAMES);

/** The same, or an empty list. */
export const eventListOrNone = v.union([
  v.pipe(
    v.literal(''),
    v.transform((): EventName[] => []),
  ),
  eventList,
]);

/** A UUID that the browser generates for each submit, so that a repeated request is carried out only once. */
export const operationId = v.pipe(v.string(), v.uuid());

/** The text of a boolean. */
export const flag = v.pipe(
  v.picklist(['true', 'false']),
  v.transform((text) => text === 'true'),
);

/** Makes a field nullable; null is sent as an empty string. */
/* @__NO_SIDE_EFFECTS__ */
export function orNull<S extends v.GenericSchema<string, unknown>>(field: S) {
  return v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    field,
  ]);
}

/** A list in an answer, without the items that cannot be read, so that one of them does not cost the others. */
export const readableItems = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.flatMap((value): v.InferOutput<S>[] => {
        const read = v.safeParse(item, value);
        return read.success ? [read.output] : [];
      }),
    ),
  );
