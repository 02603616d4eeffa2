/**
 * The records of attachments: one item for each interaction, in a map of the private Sync service, which no Flex token
 * can reach. The item's revision keeps two people from attaching at the same time.
 *
 * A record can be lost without harm, because the friendly name of a webhook shows whether it is ours.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { moment } from '../../../src/contract/moments';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type InteractionSid, taskSid, ttid, workerSid } from '../../../src/contract/sids';
import { timelineName } from '../../../src/contract/timeline';
import { nullIfAbsent, type Reply, type TwilioError, type TwilioHttp } from './http';
import { read } from './read';
import { KEY_TAKEN, LIFETIME_S, REVISION_DIFFERS, sendInto } from './sync';

const attachment = v.object({
  /** `claimed` while an attach or a detach is in progress, `bound` once the webhook is bound. */
  state: v.picklist(['claimed', 'bound']),
  /** Identifies the webhook: its friendly name contains the same nonce. */
  nonce: v.string(),
  operationId: v.string(),
  taskSid,
  /** Null for a person without a worker. */
  workerSid: v.nullable(workerSid),
  attachedBy: v.string(),
  attachedAt: moment,
  /** The webhook of another program that ours replaced; detaching binds it again. */
  displaced: v.nullable(ttid),
  /** The timeline of its events; null for another destination. Records older than the inspector lack it. */
  timeline: v.optional(v.nullable(timelineName), null),
  /** The webhook; null while an attach is in progress. Records older than the inspector lack it. */
  ttid: v.optional(v.nullable(ttid), null),
});

/** The facts about an attachment that the webhook itself does not contain. */
export type Attachment = v.InferOutput<typeof attachment>;

/** A record as read, with the revision that a change must send. */
export interface AttachmentRecord {
  readonly revision: string;
  readonly attachment: Attachment;
}

const item = v.pipe(
  v.object({ revision: v.string(), data: attachment }),
  v.transform(({ revision, data }): AttachmentRecord => ({ revision, attachment: data })),
);

/** Another invocation changed the record since it was read. */
export interface WriteConflict {
  readonly kind: 'write-conflict';
}

export interface Records {
  read(interaction: InteractionSid): Promise<Reply<AttachmentRecord | null>>;
  /** Replaces `seen`, or creates a record if `seen` is null. Fails with a write conflict if it has changed since. */
  write(
    interaction: InteractionSid,
    seen: AttachmentRecord | null,
    next: Attachment,
  ): Promise<Result<AttachmentRecord, TwilioError | WriteConflict>>;
  /** Lets the record expire after `seconds`. Fails with a write conflict if it has changed since it was read. */
  endIn(
    interaction: InteractionSid,
    seen: AttachmentRecord,
    seconds: number,
  ): Promise<Result<null, TwilioError | WriteConflict>>;
  /** Removes the record. Succeeds if it is already gone; fails with a write conflict if it has changed since. */
  remove(interaction: InteractionSid, seen: AttachmentRecord): Promise<Result<null, TwilioError | WriteConflict>>;
}

const MAP = 'interaction-webhooks';
/** Sent with every write, so that each one starts the lifetime again. */
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
      const reply = await (seen === null ? create(interaction, next) : replace(interaction, seen, next));
      const written = read(item, reply);
      if (written.ok || written.failure.kind !== 'unclear') return conflictIfChanged(written);
      // After an unclear answer, the record itself shows whether the write took effect.
      const found = await fetchRecord(interaction);
      if (!found.ok || found.value === null) return written;
      const { nonce, state } = found.value.attachment;
      return nonce === next.nonce && state === next.state ? ok(found.value) : written;
    },

    endIn: async (interaction, { revision }, seconds) => {
      const form = { ItemTtl: String(seconds) };
      const call = { method: 'POST', url: `${items}/${interaction}`, form, ifMatch: revision } as const;
      const updated = conflictIfChanged(nullIfAbsent(await http(call)));
      return updated.ok ? ok(null) : updated;
    },

    remove: async (interaction, seen) => {
      const call = { method: 'DELETE', url: `${items}/${interaction}`, ifMatch: seen.revision } as const;
      const removed = conflictIfChanged(nullIfAbsent(await http(call)));
      return removed.ok ? ok(null) : removed;
    },
  };
}
