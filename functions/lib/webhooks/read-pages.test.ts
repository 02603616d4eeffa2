import * as fc from 'fast-check';
import type { Continuation, PageCursor } from '../../../src/contract/paging';
import { fail, ok } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import { unreadableWebhook, type WebhookRow } from '../../../src/contract/webhooks';
import { VirtualTime } from '../../testing/virtual-time';
import { type Reply, UNCLEAR } from '../twilio/http';
import { pageNumber } from '../twilio/page-cursor';
import { type RowPage, readPages } from './read-pages';

const CALL_MS = 50;
/** The third page, from which on an answer has several. */
const THIRD = { number: '2', token: '2.5054' } as Record<PagesBy, PageCursor>;

type PagesBy = 'number' | 'token';
const PAGINGS: readonly PagesBy[] = ['number', 'token'];

const rowsOf = (count: number): WebhookRow[] =>
  Array.from({ length: count }, (_, number) => unreadableWebhook({ ttid: `${number}` as Ttid, canChange: true }));

interface Options {
  readonly rows: readonly WebhookRow[];
  readonly size: number;
  readonly by?: PagesBy;
  /** Changes the answer about the page of a number. */
  readonly change?: (page: RowPage, number: number) => Reply<RowPage> | Promise<Reply<RowPage>>;
}

/** A list of Twilio's whose pages take `CALL_MS` each. */
class PagedList {
  readonly time = new VirtualTime();
  readonly #startedAt = this.time.now();
  /** The numbers of the pages that were read. */
  readonly read: number[] = [];
  /** The largest number of pages that were read at the same time. */
  atOnce = 0;
  #current = 0;

  constructor(readonly options: Options) {}

  /** The number of calls that waited for one another. */
  depth(): number {
    return (this.time.now() - this.#startedAt) / CALL_MS;
  }

  request(from: PageCursor | null, allowsListing = () => true): Promise<Reply<RowPage>> {
    return this.time.run(readPages((cursor) => this.#page(cursor), from, { allowsListing }));
  }

  /** Requests answers until the list ends or fails. */
  async all(): Promise<RowPage[]> {
    const answers: RowPage[] = [];
    for (let next: Continuation<PageCursor | null> = { kind: 'more', from: null }; next.kind === 'more'; ) {
      const answer = await this.request(next.from);
      if (!answer.ok) break;
      answers.push(answer.value);
      next = answer.value.next;
    }
    return answers;
  }

  async #page(cursor: PageCursor | null): Promise<Reply<RowPage>> {
    const { rows, size, by = 'number', change = ok } = this.options;
    const number = cursor === null ? 0 : (pageNumber(cursor) ?? 0);
    this.read.push(number);
    this.#current += 1;
    this.atOnce = Math.max(this.atOnce, this.#current);
    await this.time.sleep(CALL_MS);
    this.#current -= 1;
    const end = (number + 1) * size;
    const from = `${number + 1}${by === 'token' ? '.5054' : ''}` as PageCursor;
    return change(
      { webhooks: rows.slice(end - size, end), next: end < rows.length ? { kind: 'more', from } : { kind: 'end' } },
      number,
    );
  }
}

const rowsIn = (answers: readonly RowPage[]) => answers.flatMap(({ webhooks }) => webhooks);

test.each([
  ['number', 12],
  ['token', 50],
] as const)(
  '10,000 webhooks take 7 requests if Twilio pages by %s, with %d calls one after another',
  async (by, depth) => {
    const list = new PagedList({ rows: rowsOf(10_000), size: 200, by });
    const answers = await list.all();
    expect([answers.length, list.depth(), rowsIn(answers)]).toEqual([7, depth, list.options.rows]);
  },
);

test('every webhook is in the answers once and in order', async () => {
  const sizes = fc.record({
    count: fc.nat(300),
    size: fc.integer({ min: 1, max: 7 }),
    by: fc.constantFrom(...PAGINGS),
  });
  await fc.assert(
    fc.asyncProperty(sizes, async ({ count, size, by }) => {
      const list = new PagedList({ rows: rowsOf(count), size, by });
      expect(rowsIn(await list.all())).toEqual(list.options.rows);
    }),
    { numRuns: 30 },
  );
});

test('at most five pages are read at the same time', async () => {
  const list = new PagedList({ rows: rowsOf(4_000), size: 200 });
  await list.all();
  expect(list.atOnce).toBe(5);
});

test.each([null, '1' as PageCursor])('the page %p comes alone, so that rows are soon on the screen', async (from) => {
  const list = new PagedList({ rows: rowsOf(100), size: 10 });
  await list.request(from);
  expect(list.read).toHaveLength(1);
});

describe.each(PAGINGS)('if Twilio pages by %s', (by) => {
  const third = THIRD[by];

  test('the answer ends before a page that fails, and leads to it', async () => {
    const list = new PagedList({
      rows: rowsOf(100),
      size: 10,
      by,
      change: (page, number) => (number === 4 ? fail(UNCLEAR) : ok(page)),
    });
    expect(await list.request(third)).toMatchObject({
      value: { webhooks: list.options.rows.slice(20, 40), next: { kind: 'more', from: third.replace('2', '4') } },
    });
  });

  test('the request fails if its first page fails', async () => {
    const list = new PagedList({ rows: rowsOf(100), size: 10, by, change: () => fail(UNCLEAR) });
    expect(await list.request(third)).toEqual(fail(UNCLEAR));
  });

  test('its first page is read, however short time is', async () => {
    const list = new PagedList({ rows: rowsOf(100), size: 10, by });
    expect(await list.request(third, () => false)).toMatchObject({ ok: true });
    expect([list.read[0], list.depth()]).toEqual([2, 1]);
  });

  test('no more pages are read when time is short', async () => {
    const list = new PagedList({ rows: rowsOf(100), size: 10, by });
    const answer = await list.request(third, () => list.depth() < 1);
    expect([answer.ok, list.depth()]).toEqual([true, 1]);
  });

  test('an answer is smaller than the platform allows', async () => {
    const rows = rowsOf(3_000).map((row) => ({ ...row, ttid: row.ttid.padEnd(1_000, '€') as Ttid }));
    const list = new PagedList({ rows, size: 200, by });
    const answers = await list.all();
    for (const answer of answers) expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(3_500_000);
    expect(rowsIn(answers)).toEqual(rows);
  });

  test('a page that is larger than several pages may be is an answer of its own', async () => {
    const rows = rowsOf(60).map((row) => ({ ...row, ttid: row.ttid.padEnd(200_000, '€') as Ttid }));
    const list = new PagedList({ rows, size: 10, by });
    expect(await list.request(third)).toMatchObject({ value: { webhooks: rows.slice(20, 30) } });
  });

  test('a webhook whose ID cannot be read keeps its place', async () => {
    const rows = rowsOf(60);
    const change = (page: RowPage) => ok({ ...page, webhooks: [null, ...page.webhooks.slice(1)] });
    const list = new PagedList({ rows, size: 10, by, change });
    const expected = rows.map((row, index) => (index % 10 === 0 ? null : row));
    expect(rowsIn(await list.all())).toEqual(expected);
  });

  test('a page that repeats only some webhooks does not end the list', async () => {
    const change = (page: RowPage, number: number) =>
      ok(number === 5 ? { ...page, webhooks: rowsOf(60).slice(45, 55) } : page);
    const list = new PagedList({ rows: rowsOf(60), size: 10, by, change });
    expect(await list.request(third)).toMatchObject({ value: { next: { kind: 'end' } } });
  });

  test('a page that repeats earlier webhooks ends the list', async () => {
    const change = (page: RowPage, number: number) =>
      ok(number === 5 ? { ...page, webhooks: rowsOf(40).slice(25, 35) } : page);
    const list = new PagedList({ rows: rowsOf(100), size: 10, by, change });
    expect(await list.request(third)).toMatchObject({
      value: { webhooks: list.options.rows.slice(20, 50), next: { kind: 'cut-off' } },
    });
  });

  test('a link to an earlier page of the answer ends the list', async () => {
    const change = (page: RowPage, number: number) =>
      ok(number === 4 ? { ...page, next: { kind: 'more' as const, from: third } } : page);
    const list = new PagedList({ rows: rowsOf(100), size: 10, by, change });
    expect(await list.request(third)).toMatchObject({
      value: { webhooks: list.options.rows.slice(20, 50), next: { kind: 'cut-off' } },
    });
    expect(new Set(list.read).size).toBe(list.read.length);
  });

  test('an answer has a bounded number of pages, even if all are empty', async () => {
    const list = new PagedList({ rows: rowsOf(10_000), size: 10, by, change: (page) => ok({ ...page, webhooks: [] }) });
    await list.request(third);
    expect(list.read).toHaveLength(50);
  });
});

test('a link to another page than the next number is followed', async () => {
  const change = (page: RowPage, number: number) =>
    ok(number === 3 ? { ...page, next: { kind: 'more' as const, from: '8' as PageCursor } } : page);
  const { rows } = new PagedList({ rows: rowsOf(100), size: 10 }).options;
  const answer = await new PagedList({ rows, size: 10, change }).request(THIRD.number);
  expect(answer).toMatchObject({ value: { webhooks: [...rows.slice(20, 40), ...rows.slice(80)] } });
});

test('an answer does not wait for pages after the end of the list', async () => {
  const change = (page: RowPage, number: number) => (number > 2 ? new Promise<never>(() => undefined) : ok(page));
  const list = new PagedList({ rows: rowsOf(30), size: 10, change });
  expect(await list.request(THIRD.number)).toMatchObject({ value: { webhooks: list.options.rows.slice(20) } });
});
