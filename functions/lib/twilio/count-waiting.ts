/** Counts the webhooks that wait for their interactions. Apart from the rest, because the receiver does not need it. */
import * as v from 'valibot';
import { ok } from '../../../src/contract/result';
import { MAPS } from './collections';
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';
import { read } from './read';
import { waitingContent } from './waiting-webhooks';

/** The largest page of Sync. */
const PAGE_SIZE = 100;

const page = v.object({
  items: v.array(v.object({ key: v.string(), data: v.unknown() })),
  meta: v.object({ next_page_url: v.nullish(v.string()) }),
});

/** Counts the items that no interaction has got, to `most` at most. */
export async function countWaiting(http: TwilioHttp, serviceSid: string, most: number): Promise<Reply<number>> {
  const items = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps/${MAPS.waiting}/Items`;
  let counted = 0;
  let after: string | null = null;
  while (counted < most) {
    const query = new URLSearchParams({
      Order: 'asc',
      PageSize: String(PAGE_SIZE),
      ...(after === null ? {} : { From: after, Bounds: 'exclusive' }),
    });
    const listed: Reply<v.InferOutput<typeof page> | null> = nullIfAbsent(
      read(page, await http({ method: 'GET', url: `${items}?${query}` })),
    );
    if (!listed.ok) return listed;
    counted += listed.value?.items.filter(({ data }) => isUnassigned(data)).length ?? 0;
    const last = listed.value?.items.at(-1);
    if (last === undefined || !listed.value?.meta.next_page_url) break;
    after = last.key;
  }
  return ok(Math.min(counted, most));
}

function isUnassigned(data: unknown): boolean {
  const parsed = v.safeParse(waitingContent, data);
  return parsed.success && parsed.output.interaction === null;
}
