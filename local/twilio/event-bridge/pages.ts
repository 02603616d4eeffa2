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
  params: Properties<(typeof PAGING)[number]>,
  items: readonly { readonly sid: string }[],
): object {
  const size = Number(params.PageSize ?? DEFAULT_PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1) throw badParameter(`Invalid PageSize: '${params.PageSize}'`);
  const after = items.findIndex(({ sid }) => sid === (params.NextToken ?? params.AfterSid));
  const contents = items.slice(after + 1, after + 1 + size);
  const hasMore = after + 1 + size < items.length;
  const last = hasMore ? contents.at(-1)?.sid : null;
  return { contents, after_sid: last, meta: { next_token: last } };
}
