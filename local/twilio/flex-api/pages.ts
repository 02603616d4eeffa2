import { badParameter } from '../conventions/errors';
import { presentPage } from '../conventions/numbered-pages';
import type { Parameters } from '../conventions/parameters';
import { type KeyedList, presentTokenPage, type TokenPaging } from '../conventions/token-pages';
import type { Behavior } from './behavior';

/** The parameters of a list. A link names a page by number and token; `behavior.pagesBy` says which one selects it. */
export { TOKEN_PAGING as PAGING } from '../conventions/token-pages';

/** Answers the page that a request asks for. */
export const presentPageOf =
  ({ pagesBy, largestPage }: Behavior) =>
  <K extends string, T>(query: Parameters<TokenPaging>, list: KeyedList<K, T>) => {
    if (pagesBy === 'token') return presentTokenPage(query, list, largestPage);
    const token = query.optional('PageToken');
    if (token !== undefined && query.optional('Page') === undefined) {
      throw badParameter(`Invalid PageToken: no page of this list is selected by '${token}' alone`);
    }
    return presentPage(query, list, largestPage);
  };
