/**
 * Lists in numbered pages, as most of Twilio's v1 APIs answer them: `meta` describes the page, and `meta.key` names
 * the property with the items.
 * Source: the sample list in "Register a webhook to receive Interactions events".
 */

import type { Context } from 'hono';
import { Parameters } from './parameters';

const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 1000;

/**
 * Answers the page of `items` that the request asks for. `address` is the list's own, such as
 * `https://flex-api…/v1/…`; links to other pages repeat the query parameters in `filters`.
 */
export function presentPage<K extends string, T>(
  c: Context,
  list: { key: K; items: readonly T[]; address: string; filters?: Record<string, string> },
) {
  const query = Parameters.ofQuery(c);
  const size = query.integer('PageSize', { least: 1, most: LARGEST_PAGE_SIZE, otherwise: DEFAULT_PAGE_SIZE });
  const page = query.integer('Page', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 });
  const link = (number: number) =>
    `${list.address}?${new URLSearchParams({ ...list.filters, PageSize: String(size), Page: String(number) })}`;
  const hasMore = (page + 1) * size < list.items.length;
  const meta = {
    page,
    page_size: size,
    first_page_url: link(0),
    previous_page_url: page === 0 ? null : link(page - 1),
    url: link(page),
    next_page_url: hasMore ? link(page + 1) : null,
    key: list.key,
  };
  return { meta, [list.key]: list.items.slice(page * size, (page + 1) * size) };
}
