/** What a Sync document or item may hold, and for how long. */
import { invalidParameter, tooLarge } from './errors';

/** The content of a document or an item: always a JSON object. */
export type SyncData = Readonly<Record<string, unknown>>;

const MAX_BYTES = 16 * 1024;
const MAX_TTL_SECONDS = 31_536_000;

/** `value` itself when it is a JSON object of at most 16 KiB; throws `SyncError` otherwise. */
export function checkedData(value: unknown): SyncData {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidParameter('Data');
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_BYTES) throw tooLarge();
  return value as SyncData;
}

/** When something with a time to live of `ttl` seconds ends, in epoch ms; null for never, which 0 means as well. */
export function expiry(ttl: number | undefined, now: number): number | null {
  if (ttl === undefined || ttl === 0) return null;
  if (!Number.isInteger(ttl) || ttl < 0 || ttl > MAX_TTL_SECONDS) throw invalidParameter('Ttl');
  return now + ttl * 1000;
}

export const isPast = (expiresAt: number | null, now: number) => expiresAt !== null && expiresAt <= now;

/** What a write says. A field left out stays as it was, or takes its default in a new thing. */
export interface Write {
  readonly data?: unknown;
  /** Seconds; 0 for ever. */
  readonly ttl?: number;
}

/** Who writes, and on which condition. */
export interface WriteContext {
  /** The identity of a Flex token, or `system` for the account itself. */
  readonly by: string;
  /** The revision that the writer believes to be current; a different one refuses the write. */
  readonly ifMatch?: string | undefined;
}
