import * as fc from 'fast-check';
import { GROUPS } from '../state';
import { queryFrom, searchWith } from './address';
import { NO_FILTERS, SORT_KEYS } from './query';

const anyQuery = fc.record({
  search: fc.string(),
  group: fc.constantFrom(null, ...GROUPS),
  destination: fc.constantFrom(null, { key: 'crm', label: 'CRM' }),
  sort: fc.option(fc.record({ by: fc.constantFrom(...SORT_KEYS), isDescending: fc.boolean() })),
});

test('an address leads back to its filter and order', () => {
  fc.assert(
    fc.property(anyQuery, fc.webQueryParameters(), (query, others) => {
      expect(queryFrom(searchWith(others, query))).toEqual({ ...query, search: '', destination: null });
    }),
  );
});

test('an address never has what a person searches for', () => {
  expect(searchWith('', { ...NO_FILTERS, search: 'Jane Miller' })).toBe('');
});

test('keeps the parameters of others', () => {
  expect(searchWith('?debug=1&show=unused', { ...NO_FILTERS, sort: { by: 'name', isDescending: true } })).toBe(
    '?debug=1&sort=-name',
  );
});

test('ignores any address that it does not know', () => {
  fc.assert(fc.property(fc.string(), (search) => expect(queryFrom(`?${search}`)).toEqual(NO_FILTERS)));
  expect(queryFrom('?show=__proto__&sort=-constructor')).toEqual(NO_FILTERS);
});
