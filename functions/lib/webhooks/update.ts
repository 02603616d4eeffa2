/**
 * Update: edit a webhook.
 *
 *     lock it → fetch it → compare it with the version that the person saw → write all fields → read back → release
 *
 * The lock keeps out other users of this console. Twilio offers no protection against another program, or the Twilio
 * Console, writing between the fetch and the write. Reading back detects one that writes right afterwards.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { endTimeline } from '../attachment/cleanup';
import { ourNameOf } from '../attachment/friendly-name';
import { isReserved } from '../attachment/reserved-name';
import { waitingOf } from '../attachment/waiting';
import { recordAudit } from '../endpoint/audit';
import type { Operation, OperationContext } from '../endpoint/context';
import { failureOf, writeFailureOf } from '../endpoint/twilio-failure';
import { type ResolvedDestination, resolveDestination } from '../settings/destinations';
import { changeObjection } from '../settings/settings';
import type { StoredWebhook, Webhook, WebhookFields } from '../twilio/flex';
import { type Reply, UNCLEAR } from '../twilio/http';
import { addressOf, methodObjection } from './address';
import { applyEdit, hasFields } from './apply-edit';
import { changesOf } from './changes';
import { type Found, find, objection } from './find';
import { summarize } from './summary';
import { withLock } from './with-lock';

type UpdateResult = Result<Answer<'update'>, Failure>;

export const update: Operation<'update'> = async (context, request) => {
  const { actor, settings } = context;
  const off = changeObjection(settings, actor.role);
  if (off !== null) return fail(off);
  const destination =
    request.destination === null ? ok(null) : resolveDestination(request.destination, actor.role, settings);
  if (!destination.ok) return destination;
  return withLock(context, request.ttid, async () => {
    const found = await find(context, request.ttid);
    return found.ok ? edit(context, request, destination.value, found.value) : found;
  });
};

async function edit(
  context: OperationContext,
  request: Request<'update'>,
  destination: ResolvedDestination | null,
  { instance, webhook: before }: Found,
): Promise<UpdateResult> {
  const { deadline, flex, settings } = context;
  if (before === null) return fail({ code: 'not-found' });
  if (before.type === 'unreadable') return fail({ code: 'webhook-unreadable' });
  const refusal = (await objection(context, before, request.version)) ?? nameObjection(before, request.friendlyName);
  if (refusal !== null) return fail(refusal);
  // Its first event may be changing it at this moment, and decides whether it is in use.
  if (waitingOf(before, settings.domain) !== null) return fail({ code: 'not-permitted' });
  const url = destination === null ? ok(null) : addressOf(destination, before.type, settings.domain);
  if (!url.ok) return url;
  const fields = applyEdit(before, { ...request, url: url.value });
  if (fields.events.length === 0) return fail({ code: 'bad-request', field: 'events' });
  const methodRefusal = methodObjection(fields, settings.domain);
  if (methodRefusal !== null) return fail(methodRefusal);
  if (!deadline.allowsChange()) return fail(failureOf(UNCLEAR));

  const written = await flex.updateWebhook(instance, request.ttid, fields);
  const [after] = await Promise.all([
    flex.fetchWebhook(instance, request.ttid),
    written.ok && auditEdited(context, before, fields),
  ]);
  const result = resultOf({ context, before, fields, written, after: after.ok ? after : written });
  const name = ourNameOf(before);
  if (result.ok && name !== null && fields.url !== before.url) await endTimeline(context, { webhook: before, name });
  return result;
}

/**
 * Returns why the name may not be changed, or null. The name of one of our webhooks is fixed; no other may look like
 * it.
 */
function nameObjection(webhook: Webhook, friendlyName: string | null): Failure | null {
  if (friendlyName === null || friendlyName === webhook.friendlyName) return null;
  if (ourNameOf(webhook) !== null) return { code: 'name-refused', offense: 'fixed' };
  return isReserved(friendlyName) ? { code: 'name-refused', offense: 'reserved' } : null;
}

const auditEdited = (context: OperationContext, before: Webhook, after: WebhookFields) =>
  recordAudit(context, 'edited', [
    {
      ttid: before.ttid,
      interactionSid: ourNameOf(before)?.interaction ?? null,
      changes: changesOf(before, after),
    },
  ]);

interface Edit {
  readonly context: OperationContext;
  readonly before: Webhook;
  readonly fields: WebhookFields;
  readonly written: Reply<Webhook | null>;
  /** The current state: as read back, or as in Twilio's answer to the write. */
  readonly after: Reply<StoredWebhook | null>;
}

function resultOf({ context, before, fields, written, after }: Edit): UpdateResult {
  if (!after.ok) return fail(writeFailureOf(after.failure));
  if (after.value === null) return fail({ code: 'not-found' });
  if (after.value.type === 'unreadable') return fail(writeFailureOf(UNCLEAR));
  const summary = summarize(after.value, context);
  if (hasFields(after.value, fields)) return ok({ webhook: summary });
  if (!written.ok && hasFields(after.value, before)) return fail(writeFailureOf(written.failure));
  // Another program, which does not use our lock, wrote at the same time.
  return fail({ code: 'changed', webhook: summary });
}
