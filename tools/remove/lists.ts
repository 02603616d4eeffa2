/** Reads Twilio's lists to their end. */
import * as v from 'valibot';
import { isAbsent, type TwilioHttp } from '../../functions/lib/twilio/http';
import { continuationAfter, pageParameters } from '../../functions/lib/twilio/page-cursor';
import { read } from '../../functions/lib/twilio/read';
import type { Continuation, PageCursor } from '../../src/contract/paging';
import { StepFailed } from '../account/step-failed';
import { required } from './client';

const PAGE_SIZE = '100';

const links = v.object({ meta: v.object({ next_page_url: v.optional(v.unknown()) }) });

export interface List<S extends v.GenericSchema> {
  /** The name of the list for people. */
  readonly title: string;
  readonly url: string;
  /** The property of the answer that has the items. */
  readonly key: string;
  readonly item: S;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: Continuation<PageCursor>;
}

export class Lists {
  /** The titles of the lists whose links do not lead to their end. */
  readonly incomplete: string[] = [];

  constructor(readonly http: TwilioHttp) {}

  /** Returns all items; none if there is no such list. Throws `StepFailed` if it cannot be read. */
  all<S extends v.GenericSchema>({ title, url, key, item }: List<S>): Promise<v.InferOutput<S>[]> {
    const items = v.pipe(
      v.object({ [key]: v.array(item) }),
      v.transform((body) => body[key] ?? []),
    );
    return this.follow(title, async (from) => {
      const query = new URLSearchParams({ PageSize: PAGE_SIZE, ...pageParameters(from) });
      const reply = await this.http({ method: 'GET', url: `${url}?${query}` });
      if (!reply.ok && isAbsent(reply.failure)) return { items: [], next: { kind: 'end' } };
      const { meta } = required(title, read(links, reply));
      return { items: required(title, read(items, reply)), next: continuationAfter(from, meta.next_page_url) };
    });
  }

  /** The same for a list that decides what must stay. Throws `StepFailed` if it does not lead to its end, too. */
  async whole<S extends v.GenericSchema>(list: List<S>): Promise<v.InferOutput<S>[]> {
    const before = this.incomplete.length;
    const items = await this.all(list);
    if (this.incomplete.length === before) return items;
    throw new StepFailed(
      `${list.title} does not lead to its end, so it is unknown what must stay.`,
      'Run `npm run remove` again later.',
    );
  }

  /** Reads page after page. A page that was read before is the end of what can be reached. */
  async follow<T>(title: string, readPage: (from: PageCursor | null) => Promise<Page<T>>): Promise<T[]> {
    const items: T[] = [];
    const seen = new Set<PageCursor | null>();
    let from: PageCursor | null = null;
    while (!seen.has(from)) {
      seen.add(from);
      const { items: found, next } = await readPage(from);
      items.push(...found);
      if (next.kind === 'end') return items;
      if (next.kind === 'more') from = next.from;
    }
    this.incomplete.push(title);
    return items;
  }
}
