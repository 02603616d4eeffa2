/**
 * The payloads of this plugin's actions. Other plugins may call them with anything, or change them on the way.
 * docs/actions.d.ts has their types for others.
 */
import * as v from 'valibot';
import type { RequestFailure } from '../backend/backend';
import { MAX_DESTINATIONS } from '../contract/destination';
import { EVENT_NAMES } from '../contract/events';
import { operationId } from '../contract/fields';
import { attempt, fail, ok, type Result } from '../contract/result';
import { channelSid, interactionSid, taskSid, ttid } from '../contract/sids';

/** The part of Flex's ITask that an action needs. */
export interface TaskAtHand {
  readonly taskSid: string;
  /** Anyone who may edit the task can write the attributes, so their shape is unknown. */
  readonly attributes?: unknown;
}

const task = v.custom<TaskAtHand>(
  (value) => typeof value === 'object' && value !== null && v.is(taskSid, Reflect.get(value, 'taskSid')),
);

/** Of a task or of a reservation, as Flex's own actions take it. */
const sid = v.pipe(v.string(), v.regex(/^W[TR][0-9a-fA-F]{32}$/));

/** The fields that say which interaction is meant. Those that are missing follow from the task. */
const target = {
  task: v.nullish(task),
  sid: v.nullish(sid),
  taskSid: v.nullish(taskSid),
  interactionSid: v.nullish(interactionSid),
  channelSid: v.nullish(channelSid),
};

const isUnique = <Item>(items: Item[]) => new Set(items).size === items.length;

/** A request joins the keys by commas. No ID of a destination is longer. */
const key = v.pipe(v.string(), v.regex(/^[^,]{1,128}$/));

/** The names of choices: what an interaction in progress can still send, or what the panel's form begins with. */
export const PRESETS = ['live', 'last-choice'] as const;

export const attachPayload = v.object({
  ...target,
  destinations: v.nullish(v.pipe(v.array(key), v.maxLength(MAX_DESTINATIONS), v.check(isUnique))),
  url: v.nullish(v.pipe(v.string(), v.minLength(1))),
  events: v.nullish(v.pipe(v.array(v.picklist(EVENT_NAMES)), v.minLength(1), v.check(isUnique))),
  preset: v.nullish(v.picklist(PRESETS)),
  /** Null means that nothing is bound; undefined, that the status says what is. */
  seenTtid: v.nullish(ttid),
  operationId: v.nullish(operationId),
});

export const detachPayload = v.object({ ...target, ttid: v.nullish(ttid), operationId: v.nullish(operationId) });

export const targetPayload = v.object(target);

export type Target = v.InferOutput<typeof targetPayload>;
export type AttachPayload = v.InferOutput<typeof attachPayload>;
export type DetachPayload = v.InferOutput<typeof detachPayload>;

type BadRequest = Extract<RequestFailure, { code: 'bad-request' }>;

const badRequest = (field: string) => fail<BadRequest>({ code: 'bad-request', field });

/** Returns what a schema reads from any value, or a failure that names the first unusable field. Never throws. */
export function readPayload<E extends v.ObjectEntries>(
  { entries }: { readonly entries: E },
  payload: unknown,
): Result<v.InferOutput<v.ObjectSchema<E, undefined>>, BadRequest> {
  const schema = v.object(entries);
  if (typeof payload !== 'object' || payload === null) return badRequest('payload');
  const fields = Object.keys(entries);
  const values = Object.fromEntries(fields.map((field) => [field, fieldOf(payload, field)]));
  const read = attempt(() => v.safeParse(schema, values), null);
  if (read?.success) return ok(read.output);
  // A part of the value, such as a proxy, may throw while it is checked.
  return badRequest(fields.find((field) => !isUsable(entries[field], values[field])) ?? 'payload');
}

const isUsable = (schema: v.ObjectEntries[string] | undefined, value: unknown) =>
  schema !== undefined && attempt(() => v.is(schema, value), false);

/** No schema accepts it. */
const UNREADABLE = Symbol('unreadable');

/** More than any list of a payload may have, so that a huge one costs nothing. */
const MAX_ITEMS = 100;

/** Reads a field once. Copies a list, because reading one of another plugin may throw, and its length may vary. */
function fieldOf(payload: object, field: string): unknown {
  return attempt<unknown>(() => {
    const value: unknown = Reflect.get(payload, field);
    if (!Array.isArray(value)) return value;
    const { length } = value;
    return length <= MAX_ITEMS ? Array.from({ length }, (_, index): unknown => value[index]) : UNREADABLE;
  }, UNREADABLE);
}
