import type { Parameters } from '../conventions/parameters';
import { type KeyedList, presentTokenPage, type TokenPaging } from '../conventions/token-pages';

const LARGEST_PAGE_SIZE = 1_000;

/** Answers the page that only a token names. `Page` is the client's own count. */
export const pageAfter = <K extends string, T>(query: Parameters<TokenPaging>, list: KeyedList<K, T>) =>
  presentTokenPage(query, list, LARGEST_PAGE_SIZE);
