/** The identifiers in the address of a request, and in its answer. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Spelling } from './behavior';

/** Reads the identifier that stands for `name` in the address, such as `sid`. */
export type IdentifierReader = (c: Context, name: string) => string;

/** Returns a reader of identifiers, which are read as the world spells them if any spelling counts. */
export const identifierReader =
  (spelling: Spelling): IdentifierReader =>
  (c, name) => {
    const given = c.req.param(name) ?? '';
    return spelling === 'exact' ? given : asTheWorldSpells(given);
  };

/** The world spells a ttid in lower case, and a SID in lower case after the two letters of its kind. */
const asTheWorldSpells = (text: string) =>
  /^[a-z]{2}[0-9a-f]{32}$/i.test(text)
    ? `${text.slice(0, 2).toUpperCase()}${text.slice(2).toLowerCase()}`
    : text.toLowerCase();

/** Repeats the spelling of the address in the answer. */
export const echoSpelling: MiddlewareHandler = async (c, next) => {
  await next();
  const segments = c.req.path.split('/').filter((segment) => /\d/.test(segment));
  const respelled = segments.filter((segment) => segment !== asTheWorldSpells(segment));
  if (respelled.length === 0) return;
  const text = await c.res.text();
  const echoed = respelled.reduce((body, segment) => body.replaceAll(asTheWorldSpells(segment), segment), text);
  c.res = new Response(echoed === '' ? null : echoed, c.res);
};
