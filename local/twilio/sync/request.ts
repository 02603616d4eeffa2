/** Reads requests to the Sync REST API. */
import type { Context } from 'hono';
import type { Parameters } from '../conventions/parameters';
import { invalidParameter } from './store/errors';
import type { Write, WriteContext } from './store/value';

/** Reads a parameter that must not be empty. Throws `SyncError` 400. */
export function requiredText(parameters: Parameters, name: string): string {
  const value = parameters.optional(name);
  if (value === undefined || value === '') throw invalidParameter(name);
  return value;
}

/** Reads `Data` and the first of `ttlNames` that is given. Throws `SyncError` 400 if `Data` is not JSON. */
export function writeOf(parameters: Parameters, ...ttlNames: string[]): Write {
  const data = parameters.optional('Data');
  const ttl = ttlNames.map((name) => parameters.optional(name)).find((seconds) => seconds !== undefined);
  return {
    ...(data === undefined ? {} : { data: parsed(data) }),
    ...(ttl === undefined ? {} : { ttl: Number(ttl) }),
  };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw invalidParameter('Data');
  }
}

/** The account itself is the writer. If-Match, if sent, is the condition. */
export const writeContext = (c: Context): WriteContext => ({ by: 'system', ifMatch: c.req.header('If-Match') });
