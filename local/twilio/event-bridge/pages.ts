/**
 * Lists as TaskRouter's browser SDK reads them: a page starts after the item that the previous page names. In an
 * ordered list, that name is the token of the next page.
 */
import { badParameter } from '../conventions/errors';
import type { Properties } from '../conventions/parameters';

export const PAGING = ['PageSize', 'AfterSid', 'NextToken'] as const;

const DEFAULT_PAGE_SIZE = 50;

/** Answers one page of `items`, which are all that the request selects. */
export function presentPage(
  { PageSize, NextToken, AfterSid }: Properties<(typeof PAGING)[number]>,
  items: readonly { readonly sid: string }[],
): object {
  const { contents, last } = pageAfter(NextToken ?? AfterSid, PageSize, items);
  return { contents, after_sid: last, meta: { next_token: last } };
}

/** The page after the item that `after` names. `last` names its last item; null if there is no further page. */
export function pageAfter<T extends { readonly sid: string }>(after: unknown, pageSize: unknown, items: readonly T[]) {
  const size = Number(pageSize ?? DEFAULT_PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1) throw badParameter(`Invalid PageSize: '${pageSize}'`);
  const first = items.findIndex(({ sid }) => sid === after) + 1;
  const contents = items.slice(first, first + size);
  const hasMore = first + size < items.length;
  return { contents, size, last: hasMore ? (contents.at(-1)?.sid ?? null) : null };
}
