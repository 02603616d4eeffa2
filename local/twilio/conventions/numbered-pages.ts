/**
 * Lists in numbered pages, as most of Twilio's v1 APIs answer them: `meta` describes the page, and `meta.key` names
 * the property with the items.
 * Source: the sample list in "Register a webhook to receive Interactions events".
 */
import type { Parameters } from './parameters';

const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 1000;

export interface List<K extends string, T> {
  readonly key: K;
  readonly items: readonly T[];
  /** The list's own address, such as `https://flex-api…/v1/…`. */
  readonly address: string;
}

/** The parameters of a list in numbered pages. */
export const PAGING = ['PageSize', 'Page'] as const;

export type Paging = (typeof PAGING)[number];

export const pageSizeIn = (query: Parameters<Paging>) =>
  query.integer('PageSize', { least: 1, most: LARGEST_PAGE_SIZE, otherwise: DEFAULT_PAGE_SIZE });

export const pageNumberIn = (query: Parameters<Paging>) =>
  query.integer('Page', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 });

/**
 * Answers the page whose number `query` names, with at most `most` items. The links to other pages repeat its other
 * parameters.
 */
export function presentPage<K extends string, T>(
  query: Parameters<Paging>,
  list: List<K, T>,
  most = LARGEST_PAGE_SIZE,
) {
  const size = Math.min(pageSizeIn(query), most);
  const page = pageNumberIn(query);
  const link = (number: number) =>
    linkTo(list, query, [
      ['PageSize', String(size)],
      ['Page', String(number)],
    ]);
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

/** The address of another page of a list. */
export const linkTo = (
  { address }: { readonly address: string },
  query: Parameters<Paging>,
  position: readonly [string, string][],
) => `${address}?${new URLSearchParams([...query.except(POSITION), ...position])}`;

const POSITION = ['PageSize', 'Page', 'PageToken'];
