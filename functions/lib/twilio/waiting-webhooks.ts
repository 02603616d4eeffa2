/**
 * The attachments of waiting webhooks, which have no interaction yet: one item for each, in a map of the private Sync
 * service, which no Flex token can reach. The item's revision decides which interaction gets the attachment.
 *
 * If an item is lost, the first event still leads to the webhook's interaction, but its destinations are unknown.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { ok } from '../../../src/contract/result';
import { type InteractionSid, interactionSid } from '../../../src/contract/sids';
import { MAPS, sendInto } from './collections';
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';
import { recordedDestination } from './records';
import { type Item, isKeyTaken, isOutdated, LIFETIME_S, readItem } from './sync';

export const waitingContent = v.object({
  destinations: v.pipe(v.array(recordedDestination), v.readonly()),
  /** The interaction that gets the attachment; null until the first event has named it. */
  interaction: v.nullable(interactionSid),
});

export type Waiting = v.InferOutput<typeof waitingContent>;

export interface WaitingItem {
  readonly revision: string;
  /** How long ago it was written, in ms by Twilio's clock. */
  readonly ageMs: number;
  readonly waiting: Waiting;
}

export interface WaitingWebhooks {
  /** Adds an item for `seconds`. Changes nothing if there is one with this ID. */
  add(id: string, destinations: Waiting['destinations'], seconds: number): Promise<Reply<null>>;
  /** Returns null for an item that cannot be read, too. */
  read(id: string): Promise<Reply<WaitingItem | null>>;
  /**
   * Gives an item to an interaction; it then lives as long as a record, so that the sweep knows whose it is. Returns
   * null if it has changed since it was read, or is gone.
   */
  assign(id: string, seen: WaitingItem, interaction: InteractionSid): Promise<Reply<WaitingItem | null>>;
  /** Removes an item. With `seen`, returns false if it has changed since it was read. */
  remove(id: string, seen?: WaitingItem): Promise<Reply<boolean>>;
}

export function waitingWebhooks(http: TwilioHttp, serviceSid: string): WaitingWebhooks {
  const maps = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps`;
  const items = `${maps}/${MAPS.waiting}/Items`;

  const fetchItem = async (id: string): Promise<Reply<WaitingItem | null>> => {
    const found = nullIfAbsent(readItem(await http({ method: 'GET', url: `${items}/${id}` })));
    return found.ok ? ok(found.value && waitingIn(found.value)) : found;
  };

  return {
    add: async (id, destinations, seconds) => {
      const data: Waiting = { destinations, interaction: null };
      const form = { Key: id, Data: JSON.stringify(data), ItemTtl: String(seconds) };
      const added = await sendInto(http, { all: maps, uniqueName: MAPS.waiting }, () =>
        http({ method: 'POST', url: items, form, idempotent: true }),
      );
      return added.ok || isKeyTaken(added.failure) ? ok(null) : added;
    },

    read: fetchItem,

    assign: async (id, seen, interaction) => {
      const waiting: Waiting = { ...seen.waiting, interaction };
      const form = { Data: JSON.stringify(waiting), ItemTtl: String(LIFETIME_S) };
      const written = readItem(await http({ method: 'POST', url: `${items}/${id}`, form, ifMatch: seen.revision }));
      if (written.ok) return ok({ ...written.value, waiting });
      if (isOutdated(written.failure)) return ok(null);
      if (written.failure.kind !== 'unclear') return written;
      // After an unclear answer, the item itself shows whether the write took effect.
      const found = await fetchItem(id);
      return found.ok && found.value?.waiting.interaction === interaction ? found : written;
    },

    remove: async (id, seen) => {
      const ifMatch = seen === undefined ? {} : { ifMatch: seen.revision };
      const removed = await http({ method: 'DELETE', url: `${items}/${id}`, ...ifMatch });
      if (removed.ok) return ok(true);
      return isOutdated(removed.failure) ? ok(seen === undefined) : removed;
    },
  };
}

function waitingIn({ revision, ageMs, data }: Item): WaitingItem | null {
  const parsed = v.safeParse(waitingContent, data);
  return parsed.success ? { revision, ageMs, waiting: parsed.output } : null;
}
