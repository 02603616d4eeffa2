import type { Context } from 'hono';
import * as v from 'valibot';

/** Thrown for invalid input. `field` is its path, such as `rules.0.fault`; null for the whole body. */
export class BadInput extends Error {
  constructor(
    readonly field: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** Reads and validates the JSON body. Throws `BadInput` if it is invalid. */
export async function readBody<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  const body: unknown = await c.req.json().catch(() => {
    throw new BadInput(null, 'The body is not JSON.');
  });
  return validated(body, schema);
}

/** Reads and validates the query. Throws `BadInput` if it is invalid. */
export const readQuery = <S extends v.GenericSchema>(c: Context, schema: S): v.InferOutput<S> =>
  validated(c.req.query(), schema);

function validated<S extends v.GenericSchema>(input: unknown, schema: S): v.InferOutput<S> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new BadInput(v.getDotPath(issue), issue.message);
}
