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

/** The same for an item with any data. The attachment is null if it cannot be read. */
const anyItem = v.object({ revision: v.string(), data: v.fallback(v.nullable(attachment), null) });

/** Another invocation changed the record since it was read. */
export interface WriteConflict {
  readonly kind: 'write-conflict';
}

export interface Records {
  /** Returns null for a record that cannot be read, too: another version or a person has written it. */
  read(interaction: InteractionSid): Promise<Reply<AttachmentRecord | null>>;
  /**
   * Replaces `seen`. If `seen` is null, creates a record, or overwrites one that cannot be read. Fails with a write
   * conflict if it has changed since.
   */
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

  const fetchItem = async (interaction: InteractionSid) =>
    nullIfAbsent(read(anyItem, await http({ method: 'GET', url: `${items}/${interaction}` })));

  const fetchRecord = async (interaction: InteractionSid): Promise<Reply<AttachmentRecord | null>> => {
    const found = await fetchItem(interaction);
    if (!found.ok) return found;
    if (found.value === null || found.value.data === null) return ok(null);
    return ok({ revision: found.value.revision, attachment: found.value.data });
  };

  const replace = (interaction: InteractionSid, revision: string, next: Attachment) =>
    http({
      method: 'POST',
      url: `${items}/${interaction}`,
      form: { Data: JSON.stringify(next), ...lifetime },
      ifMatch: revision,
    });

  const create = async (interaction: InteractionSid, next: Attachment) => {
    const form = { Key: interaction, Data: JSON.stringify(next), ...lifetime };
    const created = await sendInto(http, { all: maps, uniqueName: MAP }, () =>
      http({ method: 'POST', url: items, form }),
    );
    if (created.ok || created.failure.twilioCode !== KEY_TAKEN) return created;
    // A record that cannot be read must not block its interaction until it expires.
    const found = await fetchItem(interaction);
    const isUnreadable = found.ok && found.value !== null && found.value.data === null;
    return isUnreadable ? replace(interaction, found.value.revision, next) : created;
  };

  return {
    read: fetchRecord,

    write: async (interaction, seen, next) => {
      const reply = await (seen === null ? create(interaction, next) : replace(interaction, seen.revision, next));
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
