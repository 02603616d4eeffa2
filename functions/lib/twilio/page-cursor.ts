/**
 * The way through Twilio's lists. Some lists page by number, others by the token in the link to the next page, so both
 * are sent back. Nothing else is taken from that link: host, path, filters and page size are always ours.
 */
import * as v from 'valibot';
import { type Continuation, type PageCursor, pageCursor } from '../../../src/contract/paging';

/** Returns the query parameters that select a page; none for the first page, whose cursor is null. */
export function pageParameters(cursor: PageCursor | null): Record<string, string> {
  const [page, token] = cursor?.split('.') ?? [];
  return {
    ...(page ? { Page: page } : {}),
    ...(token ? { PageToken: Buffer.from(token, 'hex').toString() } : {}),
  };
}

/** Returns the number of a page after the first, or null if only its token is known. */
export function pageNumber(cursor: PageCursor): number | null {
  const [page] = cursor.split('.');
  return page ? Number(page) : null;
}

/**
 * Returns a page and the ones after it, `count` in all, if their numbers select them. A cursor with a token gives this
 * page alone: the token may be what selects it, and only this page names the token of the next one.
 */
export function pagesFrom(cursor: PageCursor, count: number): PageCursor[] {
  const number = pageNumber(cursor);
  if (number === null || cursor.includes('.')) return [cursor];
  const pages = Array.from({ length: count }, (_, index) => v.safeParse(pageCursor, `${number + index}`));
  return pages.flatMap((page) => (page.success ? [page.output] : []));
}

/**
 * Returns where a list continues after the page `current`, according to that page's link to the next one. A link to the
 * first page, to the same page or without a usable parameter leads nowhere.
 */
export function continuationAfter(current: PageCursor | null, link: unknown): Continuation<PageCursor> {
  if (link === null || link === undefined || link === '') return { kind: 'end' };
  const next = cursorIn(link);
  return next === null || next === current ? { kind: 'cut-off' } : { kind: 'more', from: next };
}

/** Only makes a relative link readable: its host and path are not used. */
const BASE = 'https://flex-api.twilio.com';

function cursorIn(link: unknown): PageCursor | null {
  if (typeof link !== 'string' || !URL.canParse(link, BASE)) return null;
  const { searchParams } = new URL(link, BASE);
  const page = searchParams.get('Page') ?? '';
  const token = searchParams.get('PageToken') ?? '';
  if (!/^\d*$/.test(page)) return null;
  const cursor = v.safeParse(pageCursor, token === '' ? page : `${page}.${Buffer.from(token).toString('hex')}`);
  return cursor.success ? cursor.output : null;
}
