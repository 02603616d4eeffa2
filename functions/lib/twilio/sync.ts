/** Helpers for everything that is stored in Twilio Sync. Source of the error codes: Twilio's error dictionary. */
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';

/** The map already has an item with this key. */
export const KEY_TAKEN = 54208;

/** The revision in `If-Match` is not the newest. */
export const REVISION_DIFFERS = 54205;

/** A list or map with this unique name already exists. */
export const NAME_TAKEN = 54301;

/**
 * The lifetime of a record or a timeline, in seconds: half a year. It removes what every cleanup has missed, and is
 * longer than any conversation is likely to last.
 */
export const LIFETIME_S = 180 * 24 * 3_600;

/** A list or map of Sync, which is created when it is first needed. */
export interface Collection {
  /** The URL of all lists, or of all maps, of a service. */
  readonly all: string;
  readonly uniqueName: string;
}

/** Calls `send`, which adds an item to a collection. If the collection does not exist, creates it and calls again. */
export async function sendInto(
  http: TwilioHttp,
  { all, uniqueName }: Collection,
  send: () => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  const reply = nullIfAbsent(await send());
  if (!reply.ok || reply.value !== null) return reply;
  const created = await http({ method: 'POST', url: all, form: { UniqueName: uniqueName }, idempotent: true });
  // A refusal means that another invocation has created it in the meantime.
  if (!created.ok && created.failure.kind !== 'refused') return created;
  return send();
}
