/** Reads requests to the Sync REST API. */
import type { Context } from 'hono';
import { parseJson } from '../conventions/json';
import { Parameters } from '../conventions/parameters';
import { invalidParameter } from './store/errors';
import { MAX_TTL_SECONDS, type Write, type WriteContext } from './store/value';

/** Reads a parameter that must not be empty. Throws `SyncError` 400. */
export function requiredText<Name extends string>(parameters: Parameters<Name>, name: Name): string {
  const value = parameters.optional(name);
  if (value === undefined || value === '') throw invalidParameter(name);
  return value;
}

/** Reads `Data` and the first of `ttlNames` that is given. Throws Twilio's 400 if they are not JSON or a time. */
export function writeOf<Ttl extends string>(parameters: Parameters<'Data' | Ttl>, ...ttlNames: Ttl[]): Write {
  const data = parameters.optional('Data');
  const ttl = ttlOf(parameters, ...ttlNames);
  return {
    ...(data === undefined ? {} : { data: parsed(data) }),
    ...(ttl === undefined ? {} : { ttl }),
  };
}

/** Reads the first of `names` that is given, in seconds. Throws Twilio's 400 if any is not a time to live. */
export function ttlOf<Name extends string>(parameters: Parameters<Name>, ...names: Name[]): number | undefined {
  const limits = { least: 0, most: MAX_TTL_SECONDS, otherwise: undefined };
  return names.map((name) => parameters.integer(name, limits)).find((seconds) => seconds !== undefined);
}

function parsed(data: string): unknown {
  const value = parseJson(data);
  if (value === undefined) throw invalidParameter('Data');
  return value;
}

/** The account itself is the writer. If-Match, if sent, is the condition. */
export const writeContext = (c: Context): WriteContext => ({ by: 'system', ifMatch: c.req.header('If-Match') });

/** The parameters of every list. */
export const PAGING = ['PageSize', 'Page', 'PageToken'];

/** Reads the query of a list with the parameters `names`. */
export function queryOf(c: Context, names: readonly string[]): (name: string) => string | undefined {
  const parameters = Parameters.ofQuery(c, names);
  return (name) => parameters.optional(name);
}
