/** Bodies of the type multipart/form-data, which hold a file beside parameters. */
import type { Context } from 'hono';
import { badParameter } from './errors';
import { Parameters } from './parameters';

interface Upload<Name extends string> {
  readonly parameters: Parameters<Name>;
  /** The bytes of the file. */
  readonly content: Buffer;
}

/** Reads the parameters `honored` and the file named `file`. Throws Twilio's 400 with code 20001 without the file. */
export async function readUpload<Name extends string>(
  c: Context,
  honored: readonly Name[],
  file: Name,
): Promise<Upload<Name>> {
  const body = await c.req.parseBody().catch(() => {
    throw badParameter('The body is not multipart/form-data');
  });
  const texts = Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : '']);
  const parameters = Parameters.ofProperties<Name>(c, Object.fromEntries(texts), [...honored, file]);
  const content = body[file];
  if (!(content instanceof File)) throw badParameter(`Missing required parameter ${file} in the post body`);
  return { parameters, content: Buffer.from(await content.arrayBuffer()) };
}
