/** Turns an answer of Twilio's into a typed value. */
import * as v from 'valibot';
import { fail, ok } from '../../../src/contract/result';
import { type Reply, UNCLEAR } from './http';

/** An answer of another shape than documented tells nothing about what Twilio did: it counts as unclear. */
export function read<S extends v.GenericSchema>(schema: S, reply: Reply<unknown>): Reply<v.InferOutput<S>> {
  if (!reply.ok) return reply;
  const parsed = v.safeParse(schema, reply.value);
  return parsed.success ? ok(parsed.output) : fail(UNCLEAR);
}
