/** Helpers for everything that is stored in Twilio Sync. Source of the error codes: Twilio's error dictionary. */
import * as v from 'valibot';
import { ok } from '../../../src/contract/result';
import { type HttpReply, isAbsent, type Reply, type TwilioError } from './http';
import { read } from './read';

/** The revision in `If-Match` is not the newest. */
export const REVISION_DIFFERS = 54205;

/** The map has no item with this key. */
const ITEM_ABSENT = 54201;

/** Returns whether Twilio answered 409. Its code may be missing, because a broken connection can lose the body. */
const isRefusedAsTaken = (error: TwilioError) => error.kind === 'refused' && error.status === 409;

/** Returns whether an item was refused because the map already has one with this key. */
export const isKeyTaken = (error: TwilioError) => error.twilioCode === 54208 || isRefusedAsTaken(error);

/** Returns whether a list or map was refused because one with this unique name already exists. */
export const isNameTaken = (error: TwilioError) => error.twilioCode === 54301 || isRefusedAsTaken(error);

/** Returns whether a write with `If-Match` was refused because the item has changed or is gone. */
export const isOutdated = (error: TwilioError) =>
  error.twilioCode === REVISION_DIFFERS ||
  error.twilioCode === ITEM_ABSENT ||
  isAbsent(error) ||
  (error.kind === 'refused' && error.status === 412);

/** An item of a map, with any data. */
const item = v.object({
  revision: v.string(),
  date_updated: v.pipe(v.string(), v.transform(Date.parse), v.number()),
  data: v.unknown(),
});

export interface Item {
  readonly revision: string;
  /** How long ago it was written, in ms. */
  readonly ageMs: number;
  readonly data: unknown;
}

/**
 * Reads an item from an answer. Its age is the difference of two moments by Twilio's own clock, because the clocks of
 * two instances of the functions may differ. The error is up to one second: `Date` has no milliseconds.
 */
export function readItem(reply: HttpReply): Reply<Item> {
  if (!reply.ok) return reply;
  const parsed = read(item, reply);
  if (!parsed.ok) return parsed;
  const { revision, date_updated: writtenAt, data } = parsed.value;
  return ok({ revision, ageMs: Math.max(0, reply.answeredAt - writtenAt), data });
}

/**
 * The lifetime of a record or a timeline, in seconds: half a year. It removes what every cleanup has missed, and is
 * longer than any conversation is likely to last.
 */
export const LIFETIME_S = 180 * 24 * 3_600;
