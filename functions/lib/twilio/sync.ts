/** Parts that all stores in Twilio Sync share. Source of the error codes: Twilio's error dictionary. */
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';

/** 54208: a map has an item of this key already. */
export const KEY_TAKEN = 54208;

/** 54205: the revision in `If-Match` is not the newest. */
export const REVISION_DIFFERS = 54205;

/** 54301: a list or map of this unique name exists already. */
export const NAME_TAKEN = 54301;

/**
 * How long a record or a timeline is kept that nobody ends: half a year, in seconds. Not for ever, so that whatever every
 * clean-up misses ends too, and beyond any conversation that is likely to go on.
 */
export const LIFETIME_S = 180 * 24 * 3_600;

/** One of Sync's lists or maps, which an account creates once. */
export interface Collection {
  /** The address of all lists, or of all maps, of a service. */
  readonly all: string;
  readonly uniqueName: string;
}

/**
 * Sends something into a collection, which is made if it is not there. Being refused one means that somebody else has
 * made it meanwhile.
 */
export async function sendInto(
  http: TwilioHttp,
  { all, uniqueName }: Collection,
  send: () => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  const sent = nullIfAbsent(await send());
  if (!sent.ok || sent.value !== null) return sent;
  const made = await http({ method: 'POST', url: all, form: { UniqueName: uniqueName }, idempotent: true });
  if (!made.ok && made.failure.kind !== 'refused') return made;
  return send();
}
