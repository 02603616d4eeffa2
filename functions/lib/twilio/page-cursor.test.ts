import fc from 'fast-check';
import * as v from 'valibot';
import { type PageCursor, pageCursor } from '../../../src/contract/paging';
import { continuationAfter, pageNumber, pageParameters, pagesFrom } from './page-cursor';

const ADDRESS = 'https://flex-api.twilio.com/v1/Instances/GO/InteractionWebhooks';
const FIRST_PAGE = null;
const linkTo = (parameters: Record<string, string>) => `${ADDRESS}?${new URLSearchParams(parameters)}`;

const anyToken = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
const anyPage = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map((page) => ({ Page: String(page) })),
  fc.record({ Page: fc.nat(99_999).map(String), PageToken: anyToken.filter((token) => token !== '') }),
  fc.record({ PageToken: anyToken.filter((token) => token !== '') }),
);

test('the cursor of a link selects the page of that link, whatever printable token it has', () => {
  fc.assert(
    fc.property(anyPage, (parameters) => {
      const next = continuationAfter(FIRST_PAGE, linkTo({ PageSize: '200', ...parameters }));
      if (next.kind !== 'more') throw new Error(`No cursor for ${JSON.stringify(parameters)}`);
      expect(v.parse(pageCursor, next.from)).toBe(next.from);
      expect(pageParameters(next.from)).toEqual(parameters);
    }),
  );
});

test('any link leads to a well-formed cursor or nowhere, and its cursor selects a page and nothing else', () => {
  const anyLink = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))
      .map(([Page, PageToken]) => linkTo({ Page, PageToken })),
    fc.anything(),
  );
  fc.assert(
    fc.property(anyLink, (link) => {
      const next = continuationAfter(FIRST_PAGE, link);
      if (next.kind !== 'more') return;
      expect(v.is(pageCursor, next.from)).toBe(true);
      for (const name of Object.keys(pageParameters(next.from))) expect(['Page', 'PageToken']).toContain(name);
    }),
  );
});

test('the first page has no parameters', () => {
  expect(pageParameters(FIRST_PAGE)).toEqual({});
});

test.each([null, undefined, ''])('a list without a link ends: %p', (link) => {
  expect(continuationAfter('3' as PageCursor, link)).toEqual({ kind: 'end' });
});

test.each<[string, unknown]>([
  ['the same page', linkTo({ Page: '3', PageToken: 'PT' })],
  ['the first page', linkTo({ PageSize: '200' })],
  ['the first page by number', linkTo({ Page: '0' })],
  ['a page with an empty token', linkTo({ Page: '', PageToken: '' })],
  ['a negative page', linkTo({ Page: '-1' })],
  ['a fraction of a page', linkTo({ Page: '1.5' })],
  ['a page beyond all lists', linkTo({ Page: '100000' })],
  ['a page that hides a token', linkTo({ Page: '1.5054' })],
  ['a token of 501 characters', linkTo({ Page: '4', PageToken: 'x'.repeat(501) })],
  ['a token with a line break', linkTo({ Page: '4', PageToken: 'PT\n' })],
  ['a token that is not ASCII', linkTo({ Page: '4', PageToken: 'é' })],
  ['a list of pages', { Page: 4 }],
])('a list is cut off by a link to %s', (_, link) => {
  expect(continuationAfter('3.5054' as PageCursor, link)).toEqual({ kind: 'cut-off' });
});

test('a relative link leads on', () => {
  expect(continuationAfter(FIRST_PAGE, '/v1/x?Page=1')).toEqual({ kind: 'more', from: '1' });
});

test.each([
  ['3', ['3', '4', '5']],
  ['3.5054', ['3.5054']],
  ['.5054', ['.5054']],
  ['99998', ['99998', '99999']],
])('from %s, the pages %j can be read at the same time', (cursor, pages) => {
  expect(pagesFrom(cursor as PageCursor, 3)).toEqual(pages);
});

test.each([
  ['3', 3],
  ['3.5054', 3],
  ['.5054', null],
])('the number of the page %s is %p', (cursor, number) => {
  expect(pageNumber(cursor as PageCursor)).toBe(number);
});
