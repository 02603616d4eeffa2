/**
 * The encoding of requests and answers.
 *
 * A request is a form that contains the Flex token, so that the browser sends no CORS preflight. An answer is an
 * `Envelope` in JSON.
 */
import * as v from 'valibot';
import type { Endpoint, Request } from './endpoints';
import { type Failure, failure } from './failures';

/** The body of every answer. */
export type Envelope<A, F = Failure> =
  | { readonly contract: number; readonly ok: true; readonly value: A }
  | { readonly contract: number; readonly ok: false; readonly failure: F };

/** The schema of every answer's body. The endpoint's own schema checks the value. */
export const envelope = v.variant('ok', [
  v.object({ contract: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.object({ contract: v.number(), ok: v.literal(false), failure }),
]);

/** Encodes a request as form fields. A list is joined by commas, because some runtimes lose repeated keys. */
export const formFields = <E extends Endpoint>(request: Request<E>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : String(value ?? ''),
    ]),
  );
