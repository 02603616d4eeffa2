/**
 * The timelines. Each attachment to the inspector has one: a map in the account's default Sync service, with an item
 * for each event. Every Flex token may read and write there, so no decision depends on their content.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import { ok } from '../../../src/contract/result';
import type { TimelineEvent, TimelineName } from '../../../src/contract/timeline';
import { nullIfAbsent, type Reply, type TwilioError, type TwilioHttp } from './http';
import { isKeyTaken, isNameTaken, LIFETIME_S } from './sync';

export interface Timelines {
  /** Creates a timeline. If it exists, it starts its lifetime again: only its own attachment knows its name. */
  create(name: TimelineName): Promise<Reply<null>>;
  /** Stores an event for `seconds`, once for each key. Returns false if there is no such timeline. */
  add(name: TimelineName, key: string, event: TimelineEvent, seconds: number): Promise<Reply<boolean>>;
  /** Lets a timeline expire after `seconds`. Succeeds if it is already gone. */
  endIn(name: TimelineName, seconds: number): Promise<Reply<null>>;
  /** Removes a timeline. Succeeds if it is already gone. */
  remove(name: TimelineName): Promise<Reply<null>>;
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
      const stored = nullIfAbsent(ignoring(isKeyTaken, added));
      return stored.ok ? ok(stored.value !== null) : stored;
    },

    endIn,

    remove: async (name) => withoutValue(nullIfAbsent(await http({ method: 'DELETE', url: `${MAPS}/${name}` }))),
  };
}

/** Turns such an error into a success. */
const ignoring = (isIgnored: (error: TwilioError) => boolean, reply: Reply<unknown>): Reply<unknown> =>
  !reply.ok && isIgnored(reply.failure) ? ok(true) : reply;

const withoutValue = (reply: Reply<unknown>): Reply<null> => (reply.ok ? ok(null) : reply);
