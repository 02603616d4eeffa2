/**
 * Edit a webhook:
 *
 *     lock it → fetch it → is it as the person saw it? → write all fields → read back → release the lock
 *
 * Nobody else who uses the console can come between. Twilio has no means against a program or the Twilio Console that
 * writes between the second step and the fourth; reading back tells it when they write right afterwards.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { isReserved, ourNameOf } from '../attachment/friendly-name';
import { recordAudit } from '../endpoint/audit';
import type { Operation, OperationContext } from '../endpoint/context';
import { failureOf, writeFailureOf } from '../endpoint/twilio-failure';
import { type ResolvedDestination, resolveDestination } from '../settings/destinations';
import type { Webhook, WebhookFields } from '../twilio/flex';
import { type Reply, UNCLEAR } from '../twilio/http';
import { addressOf, methodObjection } from './address';
import { applyEdit, isKept } from './apply-edit';
import { type Found, find, objection } from './find';
import { summarize } from './summary';
import { withLock } from './with-lock';

type UpdateResult = Result<Answer<'update'>, Failure>;

export const update: Operation<'update'> = async (context, request) => {
  const { actor, settings } = context;
  if (settings.isSwitchedOff) return fail({ code: 'switched-off' });
  const target =
    request.destination === null ? ok(null) : resolveDestination(request.destination, actor.role, settings);
  if (!target.ok) return target;
  return withLock(context, request.ttid, async () => {
    const found = await find(context, request.ttid);
    return found.ok ? edit(context, request, target.value, found.value) : found;
  });
};

async function edit(
  context: OperationContext,
  request: Request<'update'>,
  target: ResolvedDestination | null,
  { instance, webhook: before }: Found,
): Promise<UpdateResult> {
  const { deadline, flex, settings } = context;
  if (before === null) return fail({ code: 'not-found' });
  const against = objection(context, before, request.version) ?? nameObjection(before, request.friendlyName);
  if (against !== null) return fail(against);
  const url = target === null ? ok(null) : addressOf(target, before.type, settings.domain);
  if (!url.ok) return url;
  const fields = applyEdit(before, { ...request, url: url.value });
  if (fields.events.length === 0) return fail({ code: 'bad-request', field: 'events' });
  const methodAgainst = methodObjection(fields, settings.domain);
  if (methodAgainst !== null) return fail(methodAgainst);
  if (!deadline.allowsChange()) return fail(failureOf(UNCLEAR));

  const written = await flex.updateWebhook(instance, request.ttid, fields);
  const [after] = await Promise.all([
    flex.fetchWebhook(instance, request.ttid),
    written.ok && auditEdited(context, before),
  ]);
  return resultOf({ context, before, fields, written, after: after.ok ? after : written });
}

/** A name of ours stays, and nobody gives one that looks like it. */
function nameObjection(webhook: Webhook, friendlyName: string | null): Failure | null {
  if (friendlyName === null || friendlyName === webhook.friendlyName) return null;
  if (ourNameOf(webhook) !== null) return { code: 'name-refused', offense: 'fixed' };
  return isReserved(friendlyName) ? { code: 'name-refused', offense: 'reserved' } : null;
}

const auditEdited = (context: OperationContext, webhook: Webhook) =>
  recordAudit(context, 'edited', [{ ttid: webhook.ttid, interactionSid: ourNameOf(webhook)?.interaction ?? null }]);

interface Edit {
  readonly context: OperationContext;
  readonly before: Webhook;
  readonly fields: WebhookFields;
  readonly written: Reply<Webhook | null>;
  /** What is there now: as read back, or as Twilio's answer to the write has it. */
  readonly after: Reply<Webhook | null>;
}

function resultOf({ context, before, fields, written, after }: Edit): UpdateResult {
  if (!after.ok) return fail(writeFailureOf(after.failure));
  if (after.value === null) return fail({ code: 'not-found' });
  const row = summarize(after.value, context);
  if (isKept(after.value, fields)) return ok({ webhook: row });
  if (!written.ok && isKept(after.value, before)) return fail(writeFailureOf(written.failure));
  // Somebody else wrote at the same moment, without asking us.
  return fail({ code: 'changed', webhook: row });
}
