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
import { UNCLEAR } from '../../functions/lib/twilio/http';
import type { AttachmentRecord } from '../../functions/lib/twilio/records';
import { IN_PROGRESS } from '../../functions/lib/webhooks/with-lock';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import type { InstanceSid, InteractionSid } from '../../src/contract/sids';
import { readDeletedBound } from './unfinished';

export interface Detaching {
  readonly instance: InstanceSid;
  /** Whether the service of the records exists. Without it, no one can attach, and nothing names displaced webhooks. */
  readonly hasRecords: boolean;
  /** Returns the context of one removal, with the time limit of a function, which the claims of others rely on. */
  readonly connect: () => OperationContext;
}

type Done = Promise<Result<null, Failure>>;

export async function removeWebhook({ instance, hasRecords, connect }: Detaching, ours: OurWebhook): Done {
  const context = connect();
  const { webhook, name } = ours;
  const { ttid } = webhook;
  const { interaction } = name;
  const [usage, record] = await Promise.all([
    readUsage(context, name, ttid),
    hasRecords ? context.records.read(interaction) : ok(null),
  ]);
  if (!record.ok) return fail(failureOf(record.failure));
  if (usage === null) return fail(failureOf(UNCLEAR));
  const isBound = usage.state === 'bound';
  if (isBeingAttached(record.value, ours, isBound)) return fail(IN_PROGRESS);
  const work = async (): Done => {
    const bound: CurrentBinding = { kind: 'ours', ttid, ...ours };
    const released = isBound
      ? await putBack(context, { instance, interaction, bound, record: record.value })
      : ok(null);
    if (!released.ok) return released;
    const deleted = await context.flex.deleteWebhook(instance, ttid);
    return deleted.ok ? deleted : fail(failureOf(deleted.failure));
  };
  return hasRecords ? claimed(context, interaction, record.value, work) : work();
}

/** Binds the displaced webhook in the place of one that a detach has deleted before it was cut off. */
export async function completeDetach({ instance, connect }: Detaching, interaction: InteractionSid): Done {
  const context = connect();
  const [deleted, record] = await Promise.all([
    readDeletedBound(context.flex, instance, interaction),
    context.records.read(interaction),
  ]);
  if (!deleted.ok) return fail(failureOf(deleted.failure));
  if (!record.ok) return fail(failureOf(record.failure));
  if (deleted.value === null) return ok(null);
  if (record.value !== null && hasClaim(record.value)) return fail(IN_PROGRESS);
  const bound: CurrentBinding = { kind: 'dangling', ttid: deleted.value };
  return claimed(context, interaction, record.value, () =>
    putBack(context, { instance, interaction, bound, record: record.value }),
  );
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
