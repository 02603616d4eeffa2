/**
 * The pages that one invocation of the sweep has listed, and where the next one continues.
 *
 * An index counts the webhooks from the first one of the first listed page. If Twilio pages by number, each deletion
 * moves the webhooks after it one index down. If it pages by token, a page begins after the last webhook of the page
 * before it, and deletions on earlier pages do not move it. So after `removed` deletions, the webhook at an index is at
 * most `removed` indexes further down, counted on the pages as they were listed. Continuing there skips none: it is
 * exact with numbers, and examines at most `removed` webhooks again with tokens.
 */
import type { Continuation, PageCursor, SweepPosition } from '../../../src/contract/paging';

export interface ListedPage {
  /** Null for the first page of the list. */
  readonly cursor: PageCursor | null;
  /** The index of its first webhook. */
  readonly start: number;
  readonly size: number;
}

export interface ListedPages {
  readonly pages: readonly ListedPage[];
  /** The number of webhooks on all pages. */
  readonly count: number;
  /** Where the list continues after the last page. */
  readonly next: Continuation<PageCursor>;
}

export interface Place {
  /** Null for the first page of the list. */
  readonly page: PageCursor | null;
  /** The index on that page. */
  readonly index: number;
}

/** Returns the place of a position; null is the beginning of the list. */
export function placeOf(position: SweepPosition | null): Place {
  const [index, page] = position?.split('@') ?? [];
  return { page: (page ?? null) as PageCursor | null, index: Number(index ?? 0) };
}

/** Turns a link to a page that was listed already into the end of what can be reached. */
export const unlessListed = (
  next: Continuation<PageCursor>,
  pages: readonly Pick<ListedPage, 'cursor'>[],
): Continuation<PageCursor> =>
  next.kind === 'more' && pages.some(({ cursor }) => cursor === next.from) ? { kind: 'cut-off' } : next;

/** Returns where to continue after the webhooks before the index `end` were examined, and `removed` of them deleted. */
export function continueAfter(
  { end, removed }: { readonly end: number; readonly removed: number },
  { pages, count, next }: ListedPages,
): Continuation<SweepPosition> {
  if (end === count && next.kind === 'end') return next;
  const index = end - removed;
  const page = pages.find(({ start, size }) => index < start + size);
  if (page !== undefined) return { kind: 'more', from: positionOf(page.cursor, index - page.start) };
  return next.kind === 'more' ? { kind: 'more', from: positionOf(next.from, 0) } : next;
}

const positionOf = (page: PageCursor | null, index: number) =>
  `${index}${page === null ? '' : `@${page}`}` as SweepPosition;
