import type { Context } from 'hono';
import * as v from 'valibot';

/** Something was sent that cannot be used; `field` says where, as `rules.0.fault`. */
export class BadInput extends Error {
  constructor(
    readonly field: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** The JSON body as the schema has it. */
export async function input<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  const body: unknown = await c.req.json().catch(() => {
    throw new BadInput(null, 'The body is not JSON.');
  });
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new BadInput(v.getDotPath(issue), issue.message);
}
