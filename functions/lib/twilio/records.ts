/**
 * The private records of what this product attached: one item for each interaction in a map of a Sync service that no
 * Flex token reaches. The item's revision is the lock by which two people do not attach at once.
 *
 * A record can be lost without harm: whether a webhook is ours stands in its friendly name.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type InteractionSid, taskSid, ttid, workerSid } from '../../../src/contract/sids';
import { timelineName } from '../../../src/contract/timeline';
import { nullIfAbsent, type Reply, type TwilioError, type TwilioHttp } from './http';
import { read } from './read';
import { KEY_TAKEN, LIFETIME_S, REVISION_DIFFERS, sendInto } from './sync';

const attachment = v.object({
  /** `claimed` while an attach is under way, `bound` once it is done. */
  state: v.picklist(['claimed', 'bound']),
  /** Ties the record to the webhook of the same nonce. */
  nonce: v.string(),
  operationId: v.string(),
  taskSid,
  /** Null for people who are no workers. */
  workerSid: v.nullable(workerSid),
  attachedBy: v.string(),
  /** ISO 8601. */
  attachedAt: v.string(),
  /** Somebody else's webhook whose place ours has taken; detaching binds it back. */
  displaced: v.nullable(ttid),
  /** Where its events are kept; null when they go elsewhere, as in the records of before there was an inspector. */
  timeline: v.optional(v.nullable(timelineName), null),
  /** The webhook, once it is known: null in a claim, and in the records of before the inspector. */
  ttid: v.optional(v.nullable(ttid), null),
});

/** Who attached what and when, as far as the webhook itself cannot tell. */
export type Attachment = v.InferOutput<typeof attachment>;

/** A record as read, with the revision that a change has to name. */
export interface AttachmentRecord {
  readonly revision: string;
  readonly attachment: Attachment;
}

const item = v.pipe(
  v.object({ revision: v.string(), data: attachment }),
  v.transform(({ revision, data }): AttachmentRecord => ({ revision, attachment: data })),
);

/** Somebody else changed the record in between. */
export interface WriteConflict {
  readonly kind: 'write-conflict';
}

export interface Records {
  read(interaction: InteractionSid): Promise<Reply<AttachmentRecord | null>>;
  /** Writes over what was read: `seen`, or nothing. Fails as a write conflict when that is no longer what is there. */
  write(
    interaction: InteractionSid,
    seen: AttachmentRecord | null,
    next: Attachment,
  ): Promise<Result<AttachmentRecord, TwilioError | WriteConflict>>;
  /** Lets what was read end in so many seconds, unless it is changed meanwhile. */
  endIn(
    interaction: InteractionSid,
    seen: AttachmentRecord,
    seconds: number,
  ): Promise<Result<null, TwilioError | WriteConflict>>;
  /** Removes what was read; already gone counts as removed. */
  remove(interaction: InteractionSid, seen: AttachmentRecord): Promise<Result<null, TwilioError | WriteConflict>>;
}

const MAP = 'interaction-webhooks';
/** Begins anew with every change. */
const lifetime = { ItemTtl: String(LIFETIME_S) };

export function records(http: TwilioHttp, serviceSid: string): Records {
  const maps = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps`;
  const items = `${maps}/${MAP}/Items`;

  const conflictIfChanged = <T>(reply: Reply<T>): Result<T, TwilioError | WriteConflict> => {
    const code = reply.ok ? null : reply.failure.twilioCode;
    return code === KEY_TAKEN || code === REVISION_DIFFERS ? fail({ kind: 'write-conflict' }) : reply;
  };

  const fetchRecord = async (interaction: InteractionSid) =>
    nullIfAbsent(read(item, await http({ method: 'GET', url: `${items}/${interaction}` })));

  const create = (interaction: InteractionSid, next: Attachment) =>
    sendInto(http, { all: maps, uniqueName: MAP }, () =>
      http({ method: 'POST', url: items, form: { Key: interaction, Data: JSON.stringify(next), ...lifetime } }),
    );

  const replace = (interaction: InteractionSid, { revision }: AttachmentRecord, next: Attachment) =>
    http({
      method: 'POST',
      url: `${items}/${interaction}`,
      form: { Data: JSON.stringify(next), ...lifetime },
      ifMatch: revision,
    });

  return {
    read: fetchRecord,

    write: async (interaction, seen, next) => {
      const sent = seen === null ? create(interaction, next) : replace(interaction, seen, next);
      const written = read(item, await sent);
      if (written.ok || written.failure.kind !== 'unclear') return conflictIfChanged(written);
      // Nobody knows whether the write took effect: the record itself does.
      const found = await fetchRecord(interaction);
      if (!found.ok || found.value === null) return written;
      const { nonce, state } = found.value.attachment;
      return nonce === next.nonce && state === next.state ? ok(found.value) : written;
    },

    endIn: async (interaction, { revision }, seconds) => {
      const form = { ItemTtl: String(seconds) };
      const call = { method: 'POST', url: `${items}/${interaction}`, form, ifMatch: revision } as const;
      const ended = conflictIfChanged(nullIfAbsent(await http(call)));
      return ended.ok ? ok(null) : ended;
    },

    remove: async (interaction, seen) => {
      const call = { method: 'DELETE', url: `${items}/${interaction}`, ifMatch: seen.revision } as const;
      const removed = conflictIfChanged(nullIfAbsent(await http(call)));
      return removed.ok ? ok(null) : removed;
    },
  };
}
