/** Parses Twilio's answers. */
import * as v from 'valibot';
import { fail, ok } from '../../../src/contract/result';
import { type Reply, UNCLEAR } from './http';

/** Parses the value of a reply. An undocumented shape leaves open what Twilio did, so it counts as unclear. */
export function read<S extends v.GenericSchema>(schema: S, reply: Reply<unknown>): Reply<v.InferOutput<S>> {
  if (!reply.ok) return reply;
  const parsed = v.safeParse(schema, reply.value);
  return parsed.success ? ok(parsed.output) : fail(UNCLEAR);
}
