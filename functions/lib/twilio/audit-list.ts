/**
 * The audit: a list in the private Sync service, which no Flex token can reach. Its entries expire on their own.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1) for the list's items, `Order`, `From` and `Bounds`.
 */
import * as v from 'valibot';
import { type AuditEntry, auditEntry } from '../../../src/contract/audit';
import { ok } from '../../../src/contract/result';
import { LISTS, sendInto } from './collections';
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';
import { read } from './read';

export interface AuditPage {
  /** Latest first. */
  readonly entries: readonly AuditEntry[];
  /** The place from which to read earlier entries; null if there are none. */
  readonly next: number | null;
}

export interface AuditList {
  append(entry: AuditEntry): Promise<Reply<null>>;
  /** Reads the latest entries, or those before the `next` of another page. */
  read(before: number | null): Promise<Reply<AuditPage>>;
}

const PAGE_SIZE = 50;
const DAY_S = 24 * 3_600;

const items = v.object({
  items: v.array(v.object({ index: v.number(), data: v.unknown() })),
  meta: v.object({ next_page_url: v.nullish(v.string()) }),
});

export function auditList(http: TwilioHttp, serviceSid: string, retentionDays: number): AuditList {
  const lists = `https://sync.twilio.com/v1/Services/${serviceSid}/Lists`;
  const url = `${lists}/${LISTS.audit}/Items`;

  return {
    append: async (entry) => {
      const form = { Data: JSON.stringify(entry), ItemTtl: String(retentionDays * DAY_S) };
      const appended = await sendInto(http, { all: lists, uniqueName: LISTS.audit }, () =>
        http({ method: 'POST', url, form }),
      );
      return appended.ok ? ok(null) : appended;
    },

    read: async (before) => {
      const start = before === null ? '' : `&From=${before}&Bounds=exclusive`;
      const call = { method: 'GET', url: `${url}?Order=desc&PageSize=${PAGE_SIZE}${start}` } as const;
      const page = nullIfAbsent(read(items, await http(call)));
      if (!page.ok) return page;
      if (page.value === null) return ok({ entries: [], next: null });
      const { items: found, meta } = page.value;
      return ok({ entries: found.flatMap(({ data }) => entryIn(data)), next: nextOf(found, meta) });
    },
  };
}

/** Skips an entry that cannot be parsed: another version of the functions may have written it. */
function entryIn(data: unknown): AuditEntry[] {
  const parsed = v.safeParse(auditEntry, data);
  return parsed.success ? [parsed.output] : [];
}

const nextOf = (
  found: readonly { index: number }[],
  { next_page_url }: { next_page_url?: string | null | undefined },
) => (next_page_url ? (found.at(-1)?.index ?? null) : null);
