/**
 * The timelines. Each attachment to the inspector has one: a map in the account's default Sync service, with an item
 * for each event. Every Flex token may read and write there, so no decision depends on their content.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { ok } from '../../../src/contract/result';
import { type TimelineEvent, type TimelineName, timelineEvent } from '../../../src/contract/timeline';
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';
import { isKeyTaken, isNameTaken, isOutdated, LIFETIME_S, readItem } from './sync';

export interface Timelines {
  /** Creates a timeline. If it exists, it starts its lifetime again: only its own attachment knows its name. */
  create(name: TimelineName): Promise<Reply<null>>;
  /** Stores an event for `seconds`, once for each key. Returns null if there is no such timeline. */
  add(name: TimelineName, key: string, event: TimelineEvent, seconds: number): Promise<Reply<Added | null>>;
  /** Returns an event and its revision; null if there is none, or if it cannot be read. */
  read(name: TimelineName, key: string): Promise<Reply<StoredEvent | null>>;
  /** Replaces an event. Returns false if it has changed since it had this revision, or is gone. */
  replace(name: TimelineName, key: string, revision: string, event: TimelineEvent): Promise<Reply<boolean>>;
  /** Lets a timeline expire after `seconds`. Succeeds if it is already gone. */
  endIn(name: TimelineName, seconds: number): Promise<Reply<null>>;
  /** Removes a timeline. Succeeds if it is already gone. */
  remove(name: TimelineName): Promise<Reply<null>>;
}

/** The result of adding an event. */
export interface Added {
  /** Null if the event was there before, or if Twilio's answer cannot be read. */
  readonly revision: string | null;
}

export interface StoredEvent {
  readonly revision: string;
  readonly event: TimelineEvent;
}

const MAPS = 'https://sync.twilio.com/v1/Services/default/Maps';

export function timelines(http: TwilioHttp): Timelines {
  const endIn = async (name: TimelineName, seconds: number) => {
    const form = { Ttl: String(seconds) };
    return withoutValue(nullIfAbsent(await http({ method: 'POST', url: `${MAPS}/${name}`, form, idempotent: true })));
  };

  return {
    create: async (name) => {
      const form = { UniqueName: name, Ttl: String(LIFETIME_S) };
      const created = await http({ method: 'POST', url: MAPS, form, idempotent: true });
      // The inspector was removed before and is added again, so it must not expire anymore.
      return !created.ok && isNameTaken(created.failure) ? endIn(name, LIFETIME_S) : withoutValue(created);
    },

    add: async (name, key, event, seconds) => {
      const form = { Key: key, Data: JSON.stringify(event), ItemTtl: String(seconds) };
      const added = await http({ method: 'POST', url: `${MAPS}/${name}/Items`, form, idempotent: true });
      if (!added.ok) return isKeyTaken(added.failure) ? ok({ revision: null }) : nullIfAbsent<null>(added);
      const item = readItem(added);
      return ok({ revision: item.ok ? item.value.revision : null });
    },

    read: async (name, key) => {
      const found = nullIfAbsent(readItem(await http({ method: 'GET', url: itemUrl(name, key) })));
      if (!found.ok) return found;
      if (found.value === null) return ok(null);
      const event = v.safeParse(timelineEvent, found.value.data);
      return ok(event.success ? { revision: found.value.revision, event: event.output } : null);
    },

    replace: async (name, key, revision, event) => {
      const form = { Data: JSON.stringify(event) };
      const written = await http({ method: 'POST', url: itemUrl(name, key), form, ifMatch: revision });
      if (written.ok) return ok(true);
      return isOutdated(written.failure) ? ok(false) : written;
    },

    endIn,

    remove: async (name) => withoutValue(nullIfAbsent(await http({ method: 'DELETE', url: `${MAPS}/${name}` }))),
  };
}

const itemUrl = (name: TimelineName, key: string) => `${MAPS}/${name}/Items/${encodeURIComponent(key)}`;

const withoutValue = (reply: Reply<unknown>): Reply<null> => (reply.ok ? ok(null) : reply);
