/** Sync's lists and maps, each of which an account has to make once. */
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';

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
