/** Reads lists that fit on one page in all but unusual cases, such as those of an interaction's parts. */
import * as v from 'valibot';
import type { PageCursor } from '../../../src/contract/paging';
import { ok } from '../../../src/contract/result';
import type { Reply, TwilioHttp } from './http';
import { continuationAfter, pageParameters } from './page-cursor';
import { read } from './read';

const PAGE_SIZE = '100';
const MAX_PAGES = 5;

interface Listed {
  readonly items: readonly unknown[];
  /** False if the list has more pages than were read, or if its links do not lead to its end. */
  readonly isComplete: boolean;
}

const pageOf = (key: string) => v.object({ [key]: v.array(v.unknown()) });
const links = v.object({ meta: v.nullish(v.object({ next_page_url: v.optional(v.unknown()) })) });

/** Reads the items below `key` of a list, page by page. */
export async function listAll(http: TwilioHttp, url: string, key: string): Promise<Reply<Listed>> {
  const items: unknown[] = [];
  let from: PageCursor | null = null;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query = new URLSearchParams({ PageSize: PAGE_SIZE, ...pageParameters(from) });
    const reply: Reply<unknown> = await http({ method: 'GET', url: `${url}?${query}` });
    const page = read(v.intersect([pageOf(key), links]), reply);
    if (!page.ok) return page;
    const { meta, [key]: found } = page.value;
    items.push(...(Array.isArray(found) ? found : []));
    const next = continuationAfter(from, meta?.next_page_url);
    if (next.kind !== 'more') return ok({ items, isComplete: next.kind === 'end' });
    from = next.from;
  }
  return ok({ items, isComplete: false });
}
