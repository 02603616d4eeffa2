/**
 * Lists in numbered pages, as most of Twilio's v1 APIs answer them: `meta` describes the page, and `meta.key` names
 * the property with the items.
 * Source: the sample list in "Register a webhook to receive Interactions events".
 */

import type { Context } from 'hono';
import { Parameters } from './parameters';

const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 1000;

export interface List<K extends string, T> {
  readonly key: K;
  readonly items: readonly T[];
  /** The list's own address, such as `https://flex-api…/v1/…`. */
  readonly address: string;
  /** The query parameters that links to other pages repeat. */
  readonly filters?: Readonly<Record<string, string>>;
}

export const pageSizeIn = (query: Parameters) =>
  query.integer('PageSize', { least: 1, most: LARGEST_PAGE_SIZE, otherwise: DEFAULT_PAGE_SIZE });

export const pageNumberIn = (query: Parameters) =>
  query.integer('Page', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 });

/** Answers the page whose number the request names, with at most `most` items. */
export function presentPage<K extends string, T>(c: Context, list: List<K, T>, most = LARGEST_PAGE_SIZE) {
  const query = Parameters.ofQuery(c);
  const size = Math.min(pageSizeIn(query), most);
  const page = pageNumberIn(query);
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
