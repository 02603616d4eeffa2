/**
 * Claims: who is at it, so that two people do not change one webhook at once and one submit is carried out once. Items of
 * a map in the private Sync service, which no Flex token reaches; each ends by itself.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type Ttid, ttid } from '../../../src/contract/sids';
import { sendInto } from './collection';
import { nullIfAbsent, type Reply, type Trouble, type TwilioHttp } from './http';
import type { Io } from './io';
import { read } from './read';
import { KEY_TAKEN, REVISION_DIFFERS } from './sync-codes';

const content = v.object({
  /** Tells whose claim it is. */
  nonce: v.string(),
  /** Epoch milliseconds. */
  takenAt: v.number(),
  /** The webhook that came of it, once it is done. */
  result: v.nullable(ttid),
});

const item = v.object({ revision: v.string(), data: content });

export interface Claim extends v.InferOutput<typeof content> {
  readonly key: string;
  readonly revision: string;
}

/** Somebody else has it. */
export interface Taken {
  readonly kind: 'taken';
  readonly claim: Claim;
}

export interface Claims {
  /** Takes a claim that ends by itself in so many seconds. */
  take(key: string, seconds: number): Promise<Result<Claim, Trouble | Taken>>;
  /** Takes what somebody else's invocation, which must be over by now, has left. */
  takeOver(claim: Claim): Promise<Result<Claim, Trouble | Taken>>;
  /** Keeps what came of it for whoever asks again. */
  complete(claim: Claim, result: Ttid): Promise<Reply<null>>;
  release(claim: Claim): Promise<Reply<null>>;
}

const MAP = 'interaction-webhooks-claims';

export function claims(http: TwilioHttp, serviceSid: string, { nonce, now }: Pick<Io, 'nonce' | 'now'>): Claims {
  const maps = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps`;
  const items = `${maps}/${MAP}/Items`;

  const claimIn = (key: string, reply: Reply<unknown>): Reply<Claim> => {
    const parsed = read(item, reply);
    return parsed.ok ? ok({ key, revision: parsed.value.revision, ...parsed.value.data }) : parsed;
  };

  const fetchClaim = async (key: string) =>
    nullIfAbsent(claimIn(key, await http({ method: 'GET', url: `${items}/${key}` })));

  /** Only the item itself can tell who won, or what became of a write without an answer. */
  const settle = async (key: string, mine: string, reply: Reply<Claim>): Promise<Result<Claim, Trouble | Taken>> => {
    if (reply.ok) return reply;
    const { kind, twilioCode } = reply.failure;
    if (kind !== 'unclear' && twilioCode !== KEY_TAKEN && twilioCode !== REVISION_DIFFERS) return reply;
    const found = await fetchClaim(key);
    if (!found.ok) return found;
    if (found.value === null) return reply;
    return found.value.nonce === mine ? ok(found.value) : fail({ kind: 'taken', claim: found.value });
  };

  const replace = async ({ key, revision }: Claim, data: v.InferOutput<typeof content>) =>
    claimIn(
      key,
      await http({ method: 'POST', url: `${items}/${key}`, form: { Data: JSON.stringify(data) }, ifMatch: revision }),
    );

  const fresh = () => ({ nonce: nonce(), takenAt: now(), result: null });

  return {
    take: async (key, seconds) => {
      const data = fresh();
      const form = { Key: key, Data: JSON.stringify(data), ItemTtl: String(seconds) };
      const sent = await sendInto(http, { all: maps, uniqueName: MAP }, () =>
        http({ method: 'POST', url: items, form }),
      );
      return settle(key, data.nonce, claimIn(key, sent));
    },

    takeOver: async (claim) => {
      const data = fresh();
      return settle(claim.key, data.nonce, await replace(claim, data));
    },

    complete: async (claim, result) => {
      const completed = await replace(claim, { nonce: claim.nonce, takenAt: claim.takenAt, result });
      return completed.ok ? ok(null) : completed;
    },

    release: async ({ key, revision }) => {
      const removed = nullIfAbsent(await http({ method: 'DELETE', url: `${items}/${key}`, ifMatch: revision }));
      return removed.ok ? ok(null) : removed;
    },
  };
}
