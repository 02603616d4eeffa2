/**
 * Reads the pages of the console's list that one answer has, so that a long list takes few requests of a person.
 *
 * The first two pages come alone: rows are soon on the screen, and most lists end there. From the third page on, an
 * answer has as many pages as fit. Pages that a number selects are read side by side. A page that a token selects can
 * only be read after the page that names the token.
 */
import type { Continuation, PageCursor } from '../../../src/contract/paging';
import { ok } from '../../../src/contract/result';
import type { WebhookRow } from '../../../src/contract/webhooks';
import type { Deadline } from '../twilio/deadline';
import type { Reply } from '../twilio/http';
import { pageNumber, pagesFrom } from '../twilio/page-cursor';
import { type ListedPage, unlessListed } from './listed-pages';

export interface RowPage {
  /** Null for a webhook whose ID cannot be read. */
  readonly webhooks: readonly (WebhookRow | null)[];
  readonly next: Continuation<PageCursor>;
}

type ReadPage = (cursor: PageCursor | null) => Promise<Reply<RowPage>>;

/** The number of pages that are read at the same time. It leaves room for the account's other requests. */
const SIDE_BY_SIDE = 5;
/** The number of webhooks from which an answer is long enough. */
const ENOUGH = 2_000;
/** The largest number of pages of an answer, however few webhooks they have. */
const MAX_PAGES = 50;
/** The largest size of several pages as JSON, in bytes. The platform allows 4 MB for an answer. */
const MAX_BYTES = 3_000_000;

/** The pages that were read so far. */
interface Answer extends RowPage {
  readonly pages: readonly Pick<ListedPage, 'cursor'>[];
  /** The size of the webhooks as JSON. */
  readonly bytes: number;
}

/**
 * Reads the page at `from` and, in a long list, the pages after it, while time allows. Fails if the page at `from`
 * fails. Where a later one fails, the answer ends before it, and `next` leads to it.
 */
export async function readPages(
  readPage: ReadPage,
  from: PageCursor | null,
  deadline: Pick<Deadline, 'allowsListing'>,
): Promise<Reply<RowPage>> {
  if (from === null || pageNumber(from) === 1) return readPage(from);
  let answer: Answer = { webhooks: [], next: { kind: 'more', from }, pages: [], bytes: 0 };
  while (answer.next.kind === 'more' && (answer.pages.length === 0 || (hasRoom(answer) && deadline.allowsListing()))) {
    const started = pagesFrom(answer.next.from, SIDE_BY_SIDE).map((cursor) => ({ cursor, reply: readPage(cursor) }));
    for (const { cursor, reply } of started) {
      // Ends here if the page before leads elsewhere, or nowhere.
      if (answer.next.kind !== 'more' || answer.next.from !== cursor) break;
      const page = await reply;
      if (!page.ok) return answer.pages.length === 0 ? page : ok(answer);
      const longer = append(answer, cursor, page.value);
      if (longer === null) return ok(answer);
      answer = longer;
    }
  }
  return ok(answer);
}

const hasRoom = ({ webhooks, pages }: Answer) => webhooks.length < ENOUGH && pages.length < MAX_PAGES;

/** Returns null if the page does not fit. The first page always does. Ends the list where it repeats itself. */
function append(answer: Answer, cursor: PageCursor, { webhooks, next }: RowPage): Answer | null {
  const bytes = answer.bytes + Buffer.byteLength(JSON.stringify(webhooks));
  if (answer.pages.length > 0 && bytes > MAX_BYTES) return null;
  const known = new Set(answer.webhooks.map((webhook) => webhook?.ttid));
  const readable = webhooks.filter((webhook) => webhook !== null);
  if (readable.length > 0 && readable.every(({ ttid }) => known.has(ttid))) {
    return { ...answer, next: { kind: 'cut-off' } };
  }
  const pages = [...answer.pages, { cursor }];
  return { webhooks: [...answer.webhooks, ...webhooks], next: unlessListed(next, pages), pages, bytes };
}
