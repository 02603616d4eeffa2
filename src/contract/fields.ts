/** Schemas of the fields that several requests share, which parse the text of a form field; and lists in answers. */
import * as v from 'valibot';
import { EVENT_NAMES, type EventName } from './events';

/** A list of up to `max` items, joined by commas. It is not split further, so that a huge text costs little. */
export const listOf = <T>(item: v.GenericSchema<string, T>, max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(',', max + 1)),
    v.maxLength(max),
    v.array(item),
  );

/** Names of the catalog, at least one, joined by commas, without duplicates. */
export const eventList = v.pipe(
  listOf(v.picklist(EVENT_NAMES), EVENT_NAMES.length),
  v.check((names) => new Set(names).size === names.length),
);

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
export const orNull = <S extends v.GenericSchema<string, unknown>>(field: S) =>
  v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    field,
  ]);

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
