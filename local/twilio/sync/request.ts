/** What a request to Twilio's public Sync API says. Parameters come as a form, page positions in the query. */
import type { Context } from 'hono';
import { API } from './present';
import { invalidParameter } from './store/errors';
import { type Page, type PageRequest, readPageToken } from './store/paging';
import type { Write, WriteContext } from './store/value';

/** The parameters by their names in Twilio's documentation. */
export class Parameters {
  private constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  static async of(c: Context): Promise<Parameters> {
    return new Parameters(await c.req.parseBody());
  }

  text(name: string): string | undefined {
    const value = this.fields[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** Throws `SyncError` 400 when the parameter is missing. */
  requiredText(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw invalidParameter(name);
    return value;
  }

  /** `Data`, and the first of `ttlNames` that is given. Throws `SyncError` 400 when `Data` is not JSON. */
  write(...ttlNames: string[]): Write {
    const data = this.text('Data');
    const ttl = ttlNames.map((name) => this.text(name)).find((seconds) => seconds !== undefined);
    return {
      ...(data === undefined ? {} : { data: parsed(data) }),
      ...(ttl === undefined ? {} : { ttl: Number(ttl) }),
    };
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw invalidParameter('Data');
  }
}

/** The account itself writes, under the condition that If-Match states. */
export const writer = (c: Context): WriteContext => ({ by: 'system', ifMatch: c.req.header('If-Match') });

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** `readKey` turns the text of `From` into a key. Throws `SyncError` 400. */
export function pageRequest(c: Context, readKey: (text: string) => number | string = String): PageRequest {
  const token = c.req.query('PageToken');
  if (token !== undefined) return readPageToken(token);
  const size = Number(c.req.query('PageSize') ?? DEFAULT_PAGE_SIZE);
  if (!Number.isInteger(size) || size < 1) throw invalidParameter('PageSize');
  const from = c.req.query('From');
  return {
    size: Math.min(size, MAX_PAGE_SIZE),
    order: c.req.query('Order') === 'desc' ? 'desc' : 'asc',
    start: from === undefined ? null : { key: readKey(from), inclusive: c.req.query('Bounds') !== 'exclusive' },
  };
}

/** A page as Twilio's v1 APIs send it, its entries under `key`. Going back a page is not offered. */
export function pageAnswer<T>(c: Context, key: string, page: Page<T>, answer: (entry: T) => object) {
  const url = new URL(c.req.url);
  const size = url.searchParams.get('PageSize') ?? String(DEFAULT_PAGE_SIZE);
  const number = Number(url.searchParams.get('Page') ?? 0);
  // The app may be mounted below another path.
  const path = url.pathname.slice(url.pathname.indexOf('/v1/'));
  const address = (position: Record<string, string>) =>
    `${API}${path}?${new URLSearchParams({ PageSize: size, ...position })}`;
  return {
    [key]: page.entries.map(answer),
    meta: {
      key,
      page: number,
      page_size: Number(size),
      first_page_url: address({ Page: '0' }),
      previous_page_url: null,
      url: `${API}${path}${url.search}`,
      next_page_url: page.nextToken === null ? null : address({ Page: String(number + 1), PageToken: page.nextToken }),
    },
  };
}
