/** The data and the time to live of Sync documents and items. */
import { invalidParameter, tooLarge } from './errors';

/** The content of a document or an item. Always a JSON object. */
export type SyncData = Readonly<Record<string, unknown>>;

const MAX_BYTES = 16 * 1024;
export const MAX_TTL_SECONDS = 31_536_000;

/** Returns `value` if it is a JSON object and, if `isLimited`, of at most 16 KiB. Throws `SyncError` 400 or 413. */
export function checkedData(value: unknown, isLimited: boolean): SyncData {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidParameter('Data');
  if (isLimited && Buffer.byteLength(JSON.stringify(value)) > MAX_BYTES) throw tooLarge();
  return value as SyncData;
}

/**
 * Returns the time, in epoch milliseconds, at which a time to live of `ttl` seconds ends; null for never, if `ttl` is 0
 * or undefined. Throws `SyncError` 400.
 */
export function expiry(ttl: number | undefined, now: number): number | null {
  if (ttl === undefined || ttl === 0) return null;
  if (!Number.isInteger(ttl) || ttl < 0 || ttl > MAX_TTL_SECONDS) throw invalidParameter('Ttl');
  return now + ttl * 1000;
}

export const isPast = (expiresAt: number | null, now: number) => expiresAt !== null && expiresAt <= now;

/** The content of a write. A missing field keeps its value, or gets its default in a new object or item. */
export interface Write {
  readonly data?: unknown;
  /** Seconds; 0 for no expiry. */
  readonly ttl?: number;
}

/** The writer, and the condition of the write. */
export interface WriteContext {
  /** The identity of a Flex token, or `system` for the account itself. */
  readonly by: string;
  /** The revision that the writer expects. With any other one, the write is refused. */
  readonly ifMatch?: string | undefined;
}
