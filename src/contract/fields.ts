/** Fields that several requests have. Each takes the text that travels in a form, or the value itself. */
import * as v from 'valibot';
import { EVENT_NAMES, type EventName } from './events';

/** Names of the catalogue, each once and at least one, joined by commas. */
export const eventList = v.pipe(
  v.string(),
  v.transform((text) => text.split(',')),
  v.array(v.picklist(EVENT_NAMES)),
  v.check((names) => new Set(names).size === names.length),
);

/** The same, or none. */
export const eventListOrNone = v.union([
  v.pipe(
    v.literal(''),
    v.transform((): EventName[] => []),
  ),
  eventList,
]);

/** Made by the browser for each submit, so that one submit is carried out once. */
export const operationId = v.pipe(v.string(), v.uuid());

/** A place in a list, the first being 0. */
export const place = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer(), v.minValue(0));

/** Yes or no. */
export const flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
]);

/** What `field` takes, or null, which travels as the empty text. */
export const orNull = <S extends v.GenericSchema<string, unknown>>(field: S) =>
  v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    field,
  ]);
