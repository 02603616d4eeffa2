/**
 * Locks, so that two people cannot change one webhook at the same time, and a repeated request is carried out once. A
 * lock is an item of a map in the private Sync service, which no Flex token can reach. It expires on its own.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type Ttid, ttid } from '../../../src/contract/sids';
import { nullIfAbsent, type Reply, type TwilioError, type TwilioHttp } from './http';
import type { Io } from './io';
import { read } from './read';
import { KEY_TAKEN, REVISION_DIFFERS, sendInto } from './sync';

const content = v.object({
  /** Identifies the invocation that took the lock. */
  nonce: v.string(),
  /** Epoch milliseconds. */
  takenAt: v.number(),
  /** The webhook that the invocation created, once it is done. */
  result: v.nullable(ttid),
});

/** A lock that cannot be read counts as abandoned: another version or a person has written it. */
const item = v.object({ revision: v.string(), data: v.fallback(content, { nonce: '', takenAt: 0, result: null }) });

export interface Lock extends v.InferOutput<typeof content> {
  readonly key: string;
  readonly revision: string;
}

/** Another invocation has the lock. */
export interface Taken {
  readonly kind: 'taken';
  readonly lock: Lock;
}

export interface Locks {
  /** Takes a lock that expires after `seconds`. */
  take(key: string, seconds: number): Promise<Result<Lock, TwilioError | Taken>>;
  /** Takes over a lock from an invocation that must have ended by now. */
  takeOver(lock: Lock): Promise<Result<Lock, TwilioError | Taken>>;
  /** Stores the result in the lock, for a repetition of the same request. */
  complete(lock: Lock, result: Ttid): Promise<Reply<null>>;
  release(lock: Lock): Promise<Reply<null>>;
}

const MAP = 'interaction-webhooks-claims';

export function syncLocks(http: TwilioHttp, serviceSid: string, { nonce, now }: Pick<Io, 'nonce' | 'now'>): Locks {
  const maps = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps`;
  const items = `${maps}/${MAP}/Items`;

  const lockIn = (key: string, reply: Reply<unknown>): Reply<Lock> => {
    const parsed = read(item, reply);
    return parsed.ok ? ok({ key, revision: parsed.value.revision, ...parsed.value.data }) : parsed;
  };

  const fetchLock = async (key: string) =>
    nullIfAbsent(lockIn(key, await http({ method: 'GET', url: `${items}/${key}` })));

  /** Reads the item after a conflict or an unclear answer, because only the item shows whose write succeeded. */
  const settle = async (
    key: string,
    ownNonce: string,
    reply: Reply<Lock>,
  ): Promise<Result<Lock, TwilioError | Taken>> => {
    if (reply.ok) return reply;
    const { kind, twilioCode } = reply.failure;
    if (kind !== 'unclear' && twilioCode !== KEY_TAKEN && twilioCode !== REVISION_DIFFERS) return reply;
    const found = await fetchLock(key);
    if (!found.ok) return found;
    if (found.value === null) return reply;
    return found.value.nonce === ownNonce ? ok(found.value) : fail({ kind: 'taken', lock: found.value });
  };

  const replace = async ({ key, revision }: Lock, data: v.InferOutput<typeof content>) =>
    lockIn(
      key,
      await http({ method: 'POST', url: `${items}/${key}`, form: { Data: JSON.stringify(data) }, ifMatch: revision }),
    );

  const newContent = () => ({ nonce: nonce(), takenAt: now(), result: null });

  return {
    take: async (key, seconds) => {
      const data = newContent();
      const form = { Key: key, Data: JSON.stringify(data), ItemTtl: String(seconds) };
      const reply = await sendInto(http, { all: maps, uniqueName: MAP }, () =>
        http({ method: 'POST', url: items, form }),
      );
      return settle(key, data.nonce, lockIn(key, reply));
    },

    takeOver: async (lock) => {
      const data = newContent();
      return settle(lock.key, data.nonce, await replace(lock, data));
    },

    complete: async (lock, result) => {
      const completed = await replace(lock, { nonce: lock.nonce, takenAt: lock.takenAt, result });
      return completed.ok ? ok(null) : completed;
    },

    release: async ({ key, revision }) => {
      const removed = nullIfAbsent(await http({ method: 'DELETE', url: `${items}/${key}`, ifMatch: revision }));
      return removed.ok ? ok(null) : removed;
    },
  };
}
