import { useState } from 'react';
import { attempt } from '../../contract/result';
import { queryFrom, searchWith } from './address';
import type { Query } from './query';

/** The query of the list. Its filter and order are in the address of the page, so that they survive a reload. */
export function useQuery(): readonly [Query, (query: Query) => void] {
  const [query, setQuery] = useState(() => queryFrom(window.location.search));

  function changeQuery(changed: Query) {
    setQuery(changed);
    const { pathname, search, hash } = window.location;
    const address = `${pathname}${searchWith(search, changed)}${hash}`;
    // Flex keeps its own state there. A browser may refuse many changes in a short time.
    attempt(() => window.history.replaceState(window.history.state, '', address), undefined);
  }

  return [query, changeQuery];
}
