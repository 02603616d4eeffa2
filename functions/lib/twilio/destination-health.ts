/**
 * When each named destination last worked, and when not: two items each in a map of the private Sync service, so that
 * a write needs no read.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { moment } from '../../../src/contract/moments';
import { outcome } from '../../../src/contract/outcome';
import { ok } from '../../../src/contract/result';
import { sendInto } from './collections';
import { isAbsent, nullIfAbsent, type Reply, type TwilioHttp } from './http';
import { listAll } from './list-all';
import { LIFETIME_S } from './sync';

/** The unique name of the map. */
export const HEALTH_MAP = 'interaction-webhooks-health';

const noted = v.object({ at: moment, outcome });

/** An attempt that says how a destination is doing. */
export type NotedAttempt = v.InferOutput<typeof noted>;

export interface Health {
  readonly lastSuccess: NotedAttempt | null;
  readonly lastFailure: NotedAttempt | null;
}

export interface DestinationHealth {
  write(key: string, works: boolean, attempt: NotedAttempt): Promise<Reply<null>>;
  /** Reads the health of all destinations, by their keys. One that was never tried is missing. */
  read(): Promise<Reply<ReadonlyMap<string, Health>>>;
}

const item = v.object({ key: v.string(), data: noted });

const UNKNOWN: Health = { lastSuccess: null, lastFailure: null };

/** The ends of the keys. */
const KINDS = { success: 'lastSuccess', failure: 'lastFailure' } as const;

export function destinationHealth(http: TwilioHttp, serviceSid: string): DestinationHealth {
  const maps = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps`;
  const url = `${maps}/${HEALTH_MAP}/Items`;

  return {
    write: async (destination, works, attempt) => {
      const key = `${destination}.${works ? 'success' : 'failure'}`;
      const form = { Data: JSON.stringify(attempt), ItemTtl: String(LIFETIME_S) };
      const updated = await http({ method: 'POST', url: `${url}/${key}`, form, idempotent: true });
      if (updated.ok) return ok(null);
      if (!isAbsent(updated.failure)) return updated;
      const created = await sendInto(http, { all: maps, uniqueName: HEALTH_MAP }, () =>
        http({ method: 'POST', url, form: { Key: key, ...form }, idempotent: true }),
      );
      return created.ok ? ok(null) : created;
    },

    read: async () => {
      // Twilio's 3 KB of variables hold few destinations, but those that were removed stay for half a year.
      const listed = nullIfAbsent(await listAll(http, url, 'items'));
      if (!listed.ok) return listed;
      const all = new Map<string, Health>();
      for (const found of listed.value?.items ?? []) {
        const parsed = v.safeParse(item, found);
        const [, destination, kind] = /^(.+)\.(success|failure)$/.exec(parsed.success ? parsed.output.key : '') ?? [];
        if (!parsed.success || destination === undefined) continue;
        const side = KINDS[kind === 'success' ? 'success' : 'failure'];
        all.set(destination, { ...UNKNOWN, ...all.get(destination), [side]: parsed.output.data });
      }
      return ok(all);
    },
  };
}
