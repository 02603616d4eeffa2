/**
 * The audit: a list in the private Sync service, which no Flex token reaches. Its entries end by themselves.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1) for the list's items, `Order`, `From` and `Bounds`.
 */
import * as v from 'valibot';
import { type AuditEntry, auditEntry } from '../../../src/contract/audit';
import { ok } from '../../../src/contract/result';
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';
import { read } from './read';
import { sendInto } from './sync';

export interface AuditPage {
  /** The latest first. */
  readonly entries: readonly AuditEntry[];
  /** Where the page before this one in time begins; null when there is none. */
  readonly next: number | null;
}

export interface AuditList {
  append(entry: AuditEntry): Promise<Reply<null>>;
  /** The latest entries, or those before a place that an earlier page gave as `next`. */
  read(before: number | null): Promise<Reply<AuditPage>>;
}

const LIST = 'interaction-webhooks-audit';
const PAGE_SIZE = 50;
const DAY_S = 24 * 3_600;

const items = v.object({
  items: v.array(v.object({ index: v.number(), data: v.unknown() })),
  meta: v.object({ next_page_url: v.nullish(v.string()) }),
});

export function auditList(http: TwilioHttp, serviceSid: string, retentionDays: number): AuditList {
  const lists = `https://sync.twilio.com/v1/Services/${serviceSid}/Lists`;
  const url = `${lists}/${LIST}/Items`;

  return {
    append: async (entry) => {
      const form = { Data: JSON.stringify(entry), ItemTtl: String(retentionDays * DAY_S) };
      const sent = await sendInto(http, { all: lists, uniqueName: LIST }, () => http({ method: 'POST', url, form }));
      return sent.ok ? ok(null) : sent;
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

/** What another version of the functions has written may not be readable; the rest still is. */
function entryIn(data: unknown): AuditEntry[] {
  const parsed = v.safeParse(auditEntry, data);
  return parsed.success ? [parsed.output] : [];
}

const nextOf = (
  found: readonly { index: number }[],
  { next_page_url }: { next_page_url?: string | null | undefined },
) => (next_page_url ? (found.at(-1)?.index ?? null) : null);
