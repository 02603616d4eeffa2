/**
 * The maps and the list in the private Sync service, which all interactions of the account share. `npm run deploy`
 * creates them. A write that finds one missing creates it, too.
 */
import { type HttpReply, isAbsent, type TwilioHttp } from './http';

/** The unique names. */
export const MAPS = {
  records: 'interaction-webhooks',
  locks: 'interaction-webhooks-claims',
  waiting: 'interaction-webhooks-new',
} as const;
export const LISTS = { audit: 'interaction-webhooks-audit' } as const;

interface Collection {
  /** The URL of all lists, or of all maps, of a service. */
  readonly all: string;
  readonly uniqueName: string;
}

/** Calls `send`, which adds an item to a collection. If the collection does not exist, creates it and calls again. */
export async function sendInto(
  http: TwilioHttp,
  { all, uniqueName }: Collection,
  send: () => Promise<HttpReply>,
): Promise<HttpReply> {
  const reply = await send();
  if (reply.ok || !isAbsent(reply.failure)) return reply;
  const created = await http({ method: 'POST', url: all, form: { UniqueName: uniqueName }, idempotent: true });
  // A refusal means that another invocation has created it in the meantime.
  if (!created.ok && created.failure.kind !== 'refused') return created;
  return send();
}
