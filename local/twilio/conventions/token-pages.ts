/**
 * Lists whose pages only a `PageToken` names, as Twilio's helper library says of Flex's lists. The number in `Page` is
 * for the client alone: it is repeated, and selects nothing.
 */
import { type List, linkTo, PAGING, pageNumberIn, pageSizeIn } from './numbered-pages';
import type { Parameters } from './parameters';

/** The parameters of such a list. */
export const TOKEN_PAGING = [...PAGING, 'PageToken'] as const;

export type TokenPaging = (typeof TOKEN_PAGING)[number];

/** `keyOf` names an item; the items are in ascending order of their keys. */
export interface KeyedList<K extends string, T> extends List<K, T> {
  readonly keyOf: (item: T) => string;
}

/**
 * Answers the page after the item that the token in `query` names, with at most `most` items. Without a valid token, it
 * is the first page.
 */
export function presentTokenPage<K extends string, T>(
  query: Parameters<TokenPaging>,
  list: KeyedList<K, T>,
  most: number,
) {
  const size = Math.min(pageSizeIn(query), most);
  const page = pageNumberIn(query);
  const token = query.optional('PageToken');
  const last = keyIn(token ?? '');
  const rest = last === null ? list.items : list.items.filter((item) => list.keyOf(item) > last);
  const items = rest.slice(0, size);
  const end = items.at(-1);
  const link = (number: number, pageToken?: string) =>
    linkTo(list, query, [
      ['PageSize', String(size)],
      ['Page', String(number)],
      ...(pageToken === undefined ? [] : [['PageToken', pageToken] satisfies [string, string]]),
    ]);
  const meta = {
    page,
    page_size: size,
    first_page_url: link(0),
    // Nothing here goes back.
    previous_page_url: null,
    url: link(page, token),
    next_page_url: rest.length > size && end !== undefined ? link(page + 1, tokenOf(list.keyOf(end))) : null,
    key: list.key,
  };
  return { meta, [list.key]: items };
}

const PREFIX = 'PT';
const tokenOf = (key: string) => `${PREFIX}${Buffer.from(key).toString('base64')}`;

function keyIn(token: string): string | null {
  const key = Buffer.from(token.slice(PREFIX.length), 'base64').toString();
  return key !== '' && tokenOf(key) === token ? key : null;
}
