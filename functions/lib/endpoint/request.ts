/**
 * Reads a request before it is known who sends it. A stranger can send a megabyte, so each part is bounded before it is
 * read: a huge request costs no more than a real one.
 */
import * as v from 'valibot';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { CONTRACT_VERSION } from '../../../src/contract/version';
import { headersOf } from './headers';
import type { Event } from './runtime';

/**
 * The longest field, in characters. Twilio documents no limit for a Flex token; real ones have 1 to 2 KB. A URL has at
 * most 2,048 characters.
 */
const MAX_FIELD = 8 * 1024;

/** Only the first issue is reported, so no others are made. */
const FIRST_ISSUE = { abortEarly: true, abortPipeEarly: true } as const;

/** Returns the side that has to be deployed again, or null if both use the same version of the contract. */
export function olderSide({ contract }: Event): 'plugin' | 'functions' | null {
  if (contract === String(CONTRACT_VERSION)) return null;
  const isVersion = typeof contract === 'string' && /^\d{1,9}$/.test(contract);
  return isVersion && Number(contract) > CONTRACT_VERSION ? 'functions' : 'plugin';
}

/**
 * Returns the Flex token. Fails with `unauthenticated` if it cannot be one, and with `bad-request` if it did not come
 * in the body of a form: a URL gets into logs.
 */
export function readToken({ Token: token, request }: Event): Result<string, Failure> {
  if (typeof token !== 'string' || token === '' || token.length > MAX_FIELD) return fail({ code: 'unauthenticated' });
  return isFormBody(request, token.length) ? ok(token) : fail({ code: 'bad-request', field: 'Token' });
}

/**
 * Returns whether the request is a form POST whose body can contain the token. The runtime shows neither the method nor
 * where a field came from, only headers. If it shows none, every request passes.
 */
function isFormBody(request: unknown, tokenLength: number): boolean {
  const headers = headersOf(request);
  if (headers === null) return true;
  const type = headers.get('content-type');
  const length = headers.get('content-length');
  const isForm = typeof type === 'string' && /^application\/x-www-form-urlencoded(;|$)/i.test(type);
  return isForm && (length === undefined || Number(length) >= tokenLength);
}

/** Parses the fields of a request. Fails with `bad-request` and the first field that is missing or malformed. */
export function readRequest<S extends v.ObjectSchema<v.ObjectEntries, undefined>>(
  schema: S,
  event: Event,
): Result<v.InferOutput<S>, Failure> {
  const oversized = Object.keys(schema.entries).find((field) => !isBounded(event[field]));
  if (oversized !== undefined) return fail(oversizeFailure(oversized, event[oversized]));
  const parsed = v.safeParse(schema, event, FIRST_ISSUE);
  if (!parsed.success) return fail({ code: 'bad-request', field: v.getDotPath(parsed.issues[0]) ?? '' });
  return ok(parsed.output);
}

/** Only a URL can be the text of a destination that is so long, and people may enter one. */
const oversizeFailure = (field: string, value: unknown): Failure =>
  field === 'destination' && typeof value === 'string'
    ? { code: 'url-refused', offense: 'length' }
    : { code: 'bad-request', field };

/** Returns whether a field is missing or a text of usual length. A repeated field is a list, and so is refused. */
const isBounded = (value: unknown) => value === undefined || (typeof value === 'string' && value.length <= MAX_FIELD);
