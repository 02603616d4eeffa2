/**
 * Removes one of our webhooks without the functions, which may be gone already.
 *
 *     read everything → claim the record → bind what it displaced, or nothing → delete → restore the record
 *
 * The functions delete first and bind afterwards, because the events must stop. Here, deleting comes last: a removal
 * that is cut off finds the webhook in the list again, and completes it. Unlike a person in Flex, it needs no task and
 * no channel. The claim keeps it and a person who attaches or detaches at the same time apart.
 */
import { hasClaim, isBeingAttached, removalClaim, underClaim } from '../../functions/lib/attachment/claim';
import { type CurrentBinding, displacedBy } from '../../functions/lib/attachment/current-binding';
import type { OurWebhook } from '../../functions/lib/attachment/ours';
import { readUsage } from '../../functions/lib/attachment/usage';
import type { OperationContext } from '../../functions/lib/endpoint/context';
import { failureOf } from '../../functions/lib/endpoint/twilio-failure';
import { findDisplaced } from '../../functions/lib/interaction-webhook/detach';
import { rebind } from '../../functions/lib/interaction-webhook/rebind';
import { type Reply, UNCLEAR } from '../../functions/lib/twilio/http';
import type { AttachmentRecord } from '../../functions/lib/twilio/records';
import { IN_PROGRESS } from '../../functions/lib/webhooks/with-lock';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import type { InstanceSid, InteractionSid } from '../../src/contract/sids';
import { readDeletedBound } from './unfinished';

export interface Detaching {
  readonly instance: InstanceSid;
  /** The services with records. Without one, no one can attach, and nothing names displaced webhooks. */
  readonly recordsServices: readonly string[];
  /**
   * Returns the context of one removal with a service of records, and with the time limit of a function, which the
   * claims of others rely on.
   */
  readonly connect: (recordsService: string) => OperationContext;
}

/** For a context that reads no records. */
const NO_SERVICE = '';

type Done = Promise<Result<null, Failure>>;

/** The record of an interaction, and the context with its service. */
interface Opened {
  readonly context: OperationContext;
  readonly record: AttachmentRecord | null;
}

/** Opens the service that has the record of an interaction. If none has one, this is the first. */
async function openRecord(
  { recordsServices, connect }: Detaching,
  interaction: InteractionSid,
): Promise<Reply<Opened>> {
  const [first = NO_SERVICE] = recordsServices;
  for (const service of recordsServices) {
    const context = connect(service);
    const record = await context.records.read(interaction);
    if (!record.ok) return record;
    if (record.value !== null) return ok({ context, record: record.value });
  }
  return ok({ context: connect(first), record: null });
}

export async function removeWebhook(detaching: Detaching, ours: OurWebhook): Done {
  const { instance, recordsServices, connect } = detaching;
  const { webhook, name } = ours;
  const { ttid } = webhook;
  const { interaction } = name;
  const [usage, opened] = await Promise.all([
    readUsage(connect(NO_SERVICE), name, ttid),
    openRecord(detaching, interaction),
  ]);
  if (!opened.ok) return fail(failureOf(opened.failure));
  if (usage === null) return fail(failureOf(UNCLEAR));
  const { context, record } = opened.value;
  const isBound = usage.state === 'bound';
  if (isBeingAttached(record, ours, isBound)) return fail(IN_PROGRESS);
  const work = async (): Done => {
    const bound: CurrentBinding = { kind: 'ours', ttid, ...ours };
    const released = isBound ? await putBack(context, { instance, interaction, bound, record }) : ok(null);
    if (!released.ok) return released;
    const deleted = await context.flex.deleteWebhook(instance, ttid);
    return deleted.ok ? deleted : fail(failureOf(deleted.failure));
  };
  return recordsServices.length > 0 ? claimed(context, interaction, record, work) : work();
}

/** Binds the displaced webhook in the place of one that a detach has deleted before it was cut off. */
export async function completeDetach(detaching: Detaching, interaction: InteractionSid): Done {
  const { instance, connect } = detaching;
  const [deleted, opened] = await Promise.all([
    readDeletedBound(connect(NO_SERVICE).flex, instance, interaction),
    openRecord(detaching, interaction),
  ]);
  if (!deleted.ok) return fail(failureOf(deleted.failure));
  if (!opened.ok) return fail(failureOf(opened.failure));
  if (deleted.value === null) return ok(null);
  const { context, record } = opened.value;
  if (record !== null && hasClaim(record)) return fail(IN_PROGRESS);
  const bound: CurrentBinding = { kind: 'dangling', ttid: deleted.value };
  return claimed(context, interaction, record, () => putBack(context, { instance, interaction, bound, record }));
}

const claimed = (
  context: OperationContext,
  interaction: InteractionSid,
  record: AttachmentRecord | null,
  work: () => Done,
): Done =>
  underClaim(context, interaction, {
    record,
    claim: removalClaim(context, { operationId: '', taskSid: null }, record),
    work,
    onConflict: async () => fail(IN_PROGRESS),
  });

interface Held {
  readonly instance: InstanceSid;
  readonly interaction: InteractionSid;
  readonly bound: Exclude<CurrentBinding, { readonly kind: 'none' }>;
  readonly record: AttachmentRecord | null;
}

async function putBack(context: OperationContext, { instance, interaction, bound, record }: Held): Done {
  const displaced = await findDisplaced(context, instance, displacedBy(bound, record));
  if (!displaced.ok) return displaced;
  const changed = await rebind(context, interaction, { from: bound.ttid, to: displaced.value });
  // Whether Twilio unbinds at all is unknown. Nothing depends on it, because the webhook is deleted.
  const isNeeded = displaced.value !== null || (!changed.ok && changed.failure.kind !== 'refused');
  return changed.ok || !isNeeded ? ok(null) : fail(failureOf(changed.failure));
}
