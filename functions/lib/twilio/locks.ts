/**
 * Locks, so that two people cannot change one webhook at the same time, and a repeated request is carried out once. A
 * lock is an item of a map in the private Sync service, which no Flex token can reach. It expires on its own.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type Ttid, ttid } from '../../../src/contract/sids';
import { MAPS, sendInto } from './collections';
import { type HttpReply, nullIfAbsent, type Reply, type TwilioError, type TwilioHttp } from './http';
import type { Io } from './io';
import { isKeyTaken, isOutdated, readItem } from './sync';

const content = v.object({
  /** Identifies the invocation that took the lock. */
  nonce: v.string(),
  /** A digest of the request that took it; null for a lock on a webhook. */
  request: v.optional(v.nullable(v.string()), null),
  /** The webhook that the invocation created, once it is done. */
  result: v.nullable(ttid),
});

/** The content of a lock that cannot be read: another version or a person has written it. */
const UNREADABLE: v.InferOutput<typeof content> = { nonce: '', request: null, result: null };

export interface Lock extends v.InferOutput<typeof content> {
  readonly key: string;
  readonly revision: string;
  /** How long ago it was taken, in ms by Twilio's clock. Infinite for a lock that cannot be read. */
  readonly ageMs: number;
}

/** Another invocation has the lock. */
export interface Taken {
  readonly kind: 'taken';
  /** Null if it was released a moment later. */
  readonly lock: Lock | null;
}

export interface Locks {
  /** Takes a lock that expires after `seconds`; `request` is a digest of the request that takes it. */
  take(key: string, seconds: number, request?: string): Promise<Result<Lock, TwilioError | Taken>>;
  /** Takes over a lock from an invocation that must have ended by now. */
  takeOver(lock: Lock): Promise<Result<Lock, TwilioError | Taken>>;
  /** Stores the result in the lock, for a repetition of the same request. */
  complete(lock: Lock, result: Ttid): Promise<Reply<null>>;
  release(lock: Lock): Promise<Reply<null>>;
}

export function syncLocks(http: TwilioHttp, serviceSid: string, { nonce }: Pick<Io, 'nonce'>): Locks {
  const maps = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps`;
  const items = `${maps}/${MAPS.locks}/Items`;

  const lockIn = (key: string, reply: HttpReply): Reply<Lock> => {
    const found = readItem(reply);
    if (!found.ok) return found;
    const { revision, ageMs, data } = found.value;
    const parsed = v.safeParse(content, data);
    return ok({
      key,
      revision,
      ...(parsed.success ? { ageMs, ...parsed.output } : { ageMs: Infinity, ...UNREADABLE }),
    });
  };

  const fetchLock = async (key: string) =>
    nullIfAbsent(lockIn(key, await http({ method: 'GET', url: `${items}/${key}` })));

  /** Reads the item after a conflict or an unclear answer, because only the item shows whose write succeeded. */
  const settle = async (
    key: string,
    ownNonce: string,
    reply: Reply<Lock>,
    isRaceLost: (error: TwilioError) => boolean,
  ): Promise<Result<Lock, TwilioError | Taken>> => {
    if (reply.ok) return reply;
    const isLost = isRaceLost(reply.failure);
    if (reply.failure.kind !== 'unclear' && !isLost) return reply;
    const found = await fetchLock(key);
    if (!found.ok) return found;
    if (found.value === null) return isLost ? fail({ kind: 'taken', lock: null }) : reply;
    return found.value.nonce === ownNonce ? ok(found.value) : fail({ kind: 'taken', lock: found.value });
  };

  const replace = async ({ key, revision }: Lock, data: v.InferOutput<typeof content>) =>
    lockIn(
      key,
      await http({ method: 'POST', url: `${items}/${key}`, form: { Data: JSON.stringify(data) }, ifMatch: revision }),
    );

  const newContent = (request: string | null) => ({ nonce: nonce(), request, result: null });

  return {
    take: async (key, seconds, request) => {
      const data = newContent(request ?? null);
      const form = { Key: key, Data: JSON.stringify(data), ItemTtl: String(seconds) };
      const reply = await sendInto(http, { all: maps, uniqueName: MAPS.locks }, () =>
        http({ method: 'POST', url: items, form }),
      );
      return settle(key, data.nonce, lockIn(key, reply), isKeyTaken);
    },

    takeOver: async (lock) => {
      const data = newContent(lock.request);
      return settle(lock.key, data.nonce, await replace(lock, data), isOutdated);
    },

    complete: async (lock, result) => {
      const completed = await replace(lock, { nonce: lock.nonce, request: lock.request, result });
      if (completed.ok) return ok(null);
      if (completed.failure.kind !== 'unclear') return completed;
      const found = await fetchLock(lock.key);
      return found.ok && found.value?.result === result ? ok(null) : completed;
    },

    release: async ({ key, revision }) => {
      const removed = nullIfAbsent(await http({ method: 'DELETE', url: `${items}/${key}`, ifMatch: revision }));
      return removed.ok ? ok(null) : removed;
    },
  };
}
