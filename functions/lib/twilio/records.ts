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
import { MAPS, sendInto } from './collections';
import { nullIfAbsent, type Reply, type TwilioError, type TwilioHttp } from './http';
import { type Item, isKeyTaken, isOutdated, LIFETIME_S, readItem } from './sync';

export const recordedDestination = v.object({
  /** `inspector`, the key of a named destination, or the ID of an entered URL, which contains a hyphen. */
  id: v.string(),
  /** Only of an entered URL. That of a named destination is in the settings, so that it can change. */
  url: v.nullable(v.string()),
  /**
   * Null for a program, and if it is unknown who attached a direct webhook to it, before another destination was added.
   */
  addedBy: v.nullable(v.string()),
  addedAt: moment,
  /** When it answered that it wants no more events of this attachment; null if it never did. */
  goneAt: v.optional(v.nullable(moment), null),
});

const relay = v.object({
  /** The ID in the URL of the webhook, and in the name of the timeline. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  destinations: v.pipe(v.array(recordedDestination), v.readonly()),
});

/** A destination of a relayed attachment. */
export type RecordedDestination = v.InferOutput<typeof recordedDestination>;

/** The destinations to which our receiver passes on the events of one attachment. */
export type Relay = v.InferOutput<typeof relay>;

const attachment = v.object({
  /** `claimed` while an attach or a detach is in progress, `bound` once the webhook is bound. */
  state: v.picklist(['claimed', 'bound']),
  /** Identifies the webhook: its friendly name contains the same nonce. */
  nonce: v.string(),
  operationId: v.string(),
  /** A digest of the request that attached it. Older records lack it. */
  request: v.optional(v.nullable(v.string()), null),
  /** Null for a claim of the console, which knows no task. */
  taskSid: v.nullable(taskSid),
  /** Null for a person without a worker. */
  workerSid: v.nullable(workerSid),
  /** Null for a program, and if the record was lost, and made again when the destinations changed. */
  attachedBy: v.nullable(v.string()),
  /** A digest of the URL to which they attached it. Older records lack it. */
  url: v.optional(v.nullable(v.string()), null),
  attachedAt: moment,
  /** The webhook of another program that ours replaced; detaching binds it again. */
  displaced: v.nullable(ttid),
  /** The webhook that was bound when the attach began, and that it replaces. Older records lack it. */
  replaces: v.optional(v.nullable(ttid), null),
  /**
   * The webhooks of earlier attaches, failed ones among them. They are deleted or no longer bound, but a late request
   * may still bind one in the place of this record's webhook. Older records lack it.
   */
  abandoned: v.optional(v.pipe(v.array(ttid), v.readonly()), []),
  /** Null if Twilio sends to the only destination itself, or if that is the inspector. Older records lack it. */
  relay: v.optional(v.nullable(relay), null),
  /** The relay of the webhook that is being replaced. It gets events until the new one is bound. */
  previousRelay: v.optional(v.nullable(relay), null),
  /** The timeline of its events; null for another destination. Records older than the inspector lack it. */
  timeline: v.optional(v.nullable(timelineName), null),
  /** The webhook that a detach has deleted and is unbinding; null otherwise. Older records lack it. */
  unbinding: v.optional(v.nullable(ttid), null),
  /** Whether no change is in progress, although it was written a moment ago: a change that failed has restored it. */
  isSettled: v.optional(v.boolean(), false),
  /** The webhook; null while an attach is in progress. Records older than the inspector lack it. */
  ttid: v.optional(v.nullable(ttid), null),
});

/** The facts about an attachment that the webhook itself does not contain. */
export type Attachment = v.InferOutput<typeof attachment>;

/** A record as read, with the revision that a change must send. */
export interface AttachmentRecord {
  readonly revision: string;
  /** How long ago it was written, in ms by Twilio's clock. */
  readonly ageMs: number;
  readonly attachment: Attachment;
}

/** Null for an item whose data cannot be read. */
function recordIn({ revision, ageMs, data }: Item): AttachmentRecord | null {
  const parsed = v.safeParse(attachment, data);
  return parsed.success ? { revision, ageMs, attachment: parsed.output } : null;
}

/** Another invocation changed the record since it was read. */
export interface WriteConflict {
  readonly kind: 'write-conflict';
}

export interface Records {
  /** Returns null for a record that cannot be read, too: another version or a person has written it. */
  read(interaction: InteractionSid): Promise<Reply<AttachmentRecord | null>>;
  /**
   * Replaces `seen` for `seconds`, or for the lifetime of a record; with `null`, it expires when it would have before.
   * If `seen` is null, creates a record, or overwrites one that cannot be read. Fails with a write conflict if it has
   * changed since.
   */
  write(
    interaction: InteractionSid,
    seen: AttachmentRecord | null,
    next: Attachment,
    seconds?: number | null,
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

/** Tells two states of a relay apart. */
const summaryOf = (relay: Relay | null) =>
  relay?.destinations.map(({ id, addedAt, goneAt }) => `${id} ${addedAt} ${goneAt}`).join();

/** The parameters of a write. One with a lifetime starts it again. */
type Content = Readonly<{ Data: string; ItemTtl?: string }>;

const WRITE_CONFLICT = fail<WriteConflict>({ kind: 'write-conflict' });

export function records(http: TwilioHttp, serviceSid: string): Records {
  const maps = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps`;
  const items = `${maps}/${MAPS.records}/Items`;

  const conflictIfChanged = <T>(reply: Reply<T>): Result<T, TwilioError | WriteConflict> =>
    reply.ok || !isOutdated(reply.failure) ? reply : fail({ kind: 'write-conflict' });

  const fetchItem = async (interaction: InteractionSid) =>
    nullIfAbsent(readItem(await http({ method: 'GET', url: `${items}/${interaction}` })));

  const fetchRecord = async (interaction: InteractionSid): Promise<Reply<AttachmentRecord | null>> => {
    const found = await fetchItem(interaction);
    return found.ok ? ok(found.value && recordIn(found.value)) : found;
  };

  const replace = async (interaction: InteractionSid, revision: string, content: Content) =>
    conflictIfChanged(
      readItem(
        await http({
          method: 'POST',
          url: `${items}/${interaction}`,
          form: { ...content },
          ifMatch: revision,
        }),
      ),
    );

  const create = async (interaction: InteractionSid, content: Content) => {
    const form = { Key: interaction, ...content };
    const created = readItem(
      await sendInto(http, { all: maps, uniqueName: MAPS.records }, () => http({ method: 'POST', url: items, form })),
    );
    if (created.ok || !isKeyTaken(created.failure)) return created;
    // A record that cannot be read must not block its interaction until it expires.
    const found = await fetchItem(interaction);
    const isUnreadable = found.ok && found.value !== null && recordIn(found.value) === null;
    return isUnreadable ? replace(interaction, found.value.revision, content) : WRITE_CONFLICT;
  };

  return {
    read: fetchRecord,

    write: async (interaction, seen, next, seconds = LIFETIME_S) => {
      const data = { Data: JSON.stringify(next) };
      const written = await (seen === null
        ? create(interaction, { ...data, ItemTtl: String(seconds ?? LIFETIME_S) })
        : replace(interaction, seen.revision, seconds === null ? data : { ...data, ItemTtl: String(seconds) }));
      if (written.ok) return ok({ ...written.value, attachment: next });
      if (written.failure.kind !== 'unclear') return fail(written.failure);
      // After an unclear answer, the record itself shows whether the write took effect.
      const found = await fetchRecord(interaction);
      if (!found.ok || found.value === null) return fail(written.failure);
      const { nonce, state, unbinding, relay, previousRelay } = found.value.attachment;
      const isWritten =
        nonce === next.nonce &&
        state === next.state &&
        unbinding === next.unbinding &&
        summaryOf(relay) === summaryOf(next.relay) &&
        summaryOf(previousRelay) === summaryOf(next.previousRelay);
      return isWritten ? ok(found.value) : fail(written.failure);
    },

    endIn: async (interaction, { revision }, seconds) => {
      const form = { ItemTtl: String(seconds) };
      const call = { method: 'POST', url: `${items}/${interaction}`, form, ifMatch: revision } as const;
      const updated = conflictIfChanged(nullIfAbsent<unknown>(await http(call)));
      return updated.ok ? ok(null) : updated;
    },

    remove: async (interaction, seen) => {
      const call = { method: 'DELETE', url: `${items}/${interaction}`, ifMatch: seen.revision } as const;
      const removed = conflictIfChanged(nullIfAbsent<unknown>(await http(call)));
      return removed.ok ? ok(null) : removed;
    },
  };
}
