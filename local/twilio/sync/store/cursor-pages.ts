/** Pages that start behind the last key of the previous page, so that removing earlier entries skips none. */
import * as v from 'valibot';
import { invalidParameter } from './errors';

export const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

const PageRequest = v.object({
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE_SIZE)),
  order: v.picklist(['asc', 'desc']),
  /** The key where the page starts; null for the beginning. */
  start: v.nullable(v.object({ key: v.union([v.number(), v.string()]), inclusive: v.boolean() })),
});

export type PageRequest = Readonly<v.InferOutput<typeof PageRequest>>;

export interface Page<T> {
  readonly entries: T[];
  /** Requests the next page, in the same order and size; null on the last page. */
  readonly nextToken: string | null;
}

/** Cuts one page out of `entries`, which must be in ascending order of their keys. */
export function pageOf<T>(entries: readonly T[], keyOf: (entry: T) => number | string, request: PageRequest): Page<T> {
  const { size, order, start } = request;
  const ordered = order === 'asc' ? entries : entries.toReversed();
  const isBehindStart = (entry: T) => {
    if (start === null) return true;
    const key = keyOf(entry);
    if (key === start.key) return start.inclusive;
    return order === 'asc' ? key > start.key : key < start.key;
  };
  const rest = ordered.filter(isBehindStart);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const nextToken =
    rest.length > size && last !== undefined
      ? encode({ size, order, start: { key: keyOf(last), inclusive: false } })
      : null;
  return { entries: page, nextToken };
}

/**
 * Reads a page request from query parameters by Twilio's names. `readKey` turns the text of `From` into a key.
 * Throws `SyncError` 400.
 */
export function readPageRequest(
  query: (name: string) => string | undefined,
  readKey: (text: string) => number | string = String,
): PageRequest {
  const token = query('PageToken');
  if (token !== undefined) return readPageToken(token);
  const size = Number(query('PageSize') ?? DEFAULT_PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1) throw invalidParameter('PageSize');
  const order = oneOf(query, 'Order', ['asc', 'desc'] as const);
  const bounds = oneOf(query, 'Bounds', ['inclusive', 'exclusive'] as const);
  const from = query('From');
  const key = from === undefined ? undefined : readKey(from);
  if (Number.isNaN(key)) throw invalidParameter('From');
  return {
    size: Math.min(size, MAX_PAGE_SIZE),
    order: order ?? 'asc',
    start: key === undefined ? null : { key, inclusive: bounds !== 'exclusive' },
  };
}

function oneOf<T extends string>(
  query: (name: string) => string | undefined,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const given = query(name);
  const value = allowed.find((candidate) => candidate === given);
  if (given !== undefined && value === undefined) throw invalidParameter(name);
  return value;
}

const encode = (request: PageRequest) => Buffer.from(JSON.stringify(request)).toString('base64url');

/** Reads a `nextToken`. Throws `SyncError` 400 if it did not come from here. */
export function readPageToken(token: string): PageRequest {
  try {
    return v.parse(PageRequest, JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch {
    throw invalidParameter('PageToken');
  }
}
