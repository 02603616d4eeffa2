/**
 * The timelines: a map in the account's default Sync service for each attachment to the inspector, an item for each
 * event. Every Flex token may read and write there, so nothing is decided by what they hold.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import { ok } from '../../../src/contract/result';
import type { TimelineEvent, TimelineName } from '../../../src/contract/timeline';
import { nullIfAbsent, type Reply, type TwilioHttp } from './http';
import { KEY_TAKEN, LIFETIME_S, NAME_TAKEN } from './sync';

export interface Timelines {
  /** One that is there already counts as made: nobody else can have thought of its name. */
  create(name: TimelineName): Promise<Reply<null>>;
  /** Keeps an event for so many seconds, once for each key. False when there is no such timeline. */
  add(name: TimelineName, key: string, event: TimelineEvent, seconds: number): Promise<Reply<boolean>>;
  /** Lets a timeline end in so many seconds. One that is gone has ended. */
  endIn(name: TimelineName, seconds: number): Promise<Reply<null>>;
  /** One that is gone already counts as removed. */
  remove(name: TimelineName): Promise<Reply<null>>;
}

const MAPS = 'https://sync.twilio.com/v1/Services/default/Maps';

export function timelines(http: TwilioHttp): Timelines {
  return {
    create: async (name) => {
      const form = { UniqueName: name, Ttl: String(LIFETIME_S) };
      return done(ignoring(NAME_TAKEN, await http({ method: 'POST', url: MAPS, form, idempotent: true })));
    },

    add: async (name, key, event, seconds) => {
      const form = { Key: key, Data: JSON.stringify(event), ItemTtl: String(seconds) };
      const added = await http({ method: 'POST', url: `${MAPS}/${name}/Items`, form, idempotent: true });
      const stored = nullIfAbsent(ignoring(KEY_TAKEN, added));
      return stored.ok ? ok(stored.value !== null) : stored;
    },

    endIn: async (name, seconds) => {
      const form = { Ttl: String(seconds) };
      return done(nullIfAbsent(await http({ method: 'POST', url: `${MAPS}/${name}`, form, idempotent: true })));
    },

    remove: async (name) => done(nullIfAbsent(await http({ method: 'DELETE', url: `${MAPS}/${name}` }))),
  };
}

/** Takes a refusal with this code for what was wanted: it is there already. */
const ignoring = (code: number, reply: Reply<unknown>): Reply<unknown> =>
  !reply.ok && reply.failure.twilioCode === code ? ok(code) : reply;

const done = (reply: Reply<unknown>): Reply<null> => (reply.ok ? ok(null) : reply);
