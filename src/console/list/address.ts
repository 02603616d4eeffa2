/** The group and the order of the list in the address of the page. What a person searches for is never there. Pure. */
import { isGroup, NO_FILTERS, type Query, SORT_KEYS } from './query';

const GROUP = 'show';
const SORT = 'sort';

/** Reads the query of an address. Ignores what it does not know. */
export function queryFrom(search: string): Query {
  const parameters = new URLSearchParams(search);
  const [group, sort] = [parameters.get(GROUP), parameters.get(SORT) ?? ''];
  const by = SORT_KEYS.find((key) => key === sort.replace(/^-/, ''));
  return {
    ...NO_FILTERS,
    group: isGroup(group) ? group : null,
    sort: by === undefined ? null : { by, isDescending: sort.startsWith('-') },
  };
}

/** Returns the search part of an address with this query, and keeps other parameters. */
export function searchWith(search: string, { group, sort }: Query): string {
  const parameters = new URLSearchParams(search);
  set(parameters, GROUP, group);
  set(parameters, SORT, sort === null ? null : `${sort.isDescending ? '-' : ''}${sort.by}`);
  const changed = parameters.toString();
  return changed === '' ? '' : `?${changed}`;
}

function set(parameters: URLSearchParams, name: string, value: string | null) {
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
}
