/**
 * Edit a webhook:
 *
 *     claim it → fetch it → is it as the person saw it? → write all fields → read back → release the claim
 *
 * Nobody else who uses the console can come between. Twilio has no means against a program or the Twilio Console that
 * writes between the second step and the fourth; reading back tells it when they write right afterwards.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { isReserved, ourNameOf } from '../attachment/friendly-name';
import { note } from '../endpoint/audit';
import type { Service } from '../endpoint/context';
import { notForAgents } from '../endpoint/rights';
import { failureOf, whyUnwritten } from '../endpoint/twilio-failure';
import { resolveDestination, type Target } from '../settings/destinations';
import type { Webhook, WebhookFields } from '../twilio/flex';
import { type Reply, UNCLEAR } from '../twilio/http';
import { addressOf, methodObjection } from './address';
import { edited, isKept } from './apply-edit';
import { type Found, find, objection } from './find';
import { rowOf } from './summary';
import { claimed } from './with-lock';

type Updated = Result<Answer<'update'>, Failure>;

export const update = notForAgents<'update'>(async (service, request): Promise<Updated> => {
  const { actor, settings } = service;
  if (settings.isSwitchedOff) return fail({ code: 'switched-off' });
  const target = request.destination === null ? ok(null) : resolveDestination(request.destination, actor, settings);
  if (!target.ok) return target;
  return claimed(service, request.ttid, async () => {
    const found = await find(service, request.ttid);
    return found.ok ? edit(service, request, target.value, found.value) : found;
  });
});

async function edit(
  service: Service,
  request: Request<'update'>,
  target: Target | null,
  { instance, webhook: before }: Found,
): Promise<Updated> {
  const { deadline, flex, settings } = service;
  if (before === null) return fail({ code: 'not-found' });
  const against = objection(service, before, request.version) ?? nameObjection(before, request.friendlyName);
  if (against !== null) return fail(against);
  const url = target === null ? ok(null) : addressOf(target, before.type, settings.domain);
  if (!url.ok) return url;
  const fields = edited(before, { ...request, url: url.value });
  if (fields.events.length === 0) return fail({ code: 'bad-request', field: 'events' });
  const methodAgainst = methodObjection(fields, settings.domain);
  if (methodAgainst !== null) return fail(methodAgainst);
  if (!deadline.allowsStepForward()) return fail(failureOf(UNCLEAR));

  const written = await flex.updateWebhook(instance, request.ttid, fields);
  const [after] = await Promise.all([
    flex.fetchWebhook(instance, request.ttid),
    written.ok && noteEdited(service, before),
  ]);
  return outcome({ service, before, fields, written, after: after.ok ? after : written });
}

/** A name of ours stays, and nobody gives one that looks like it. */
function nameObjection(webhook: Webhook, friendlyName: string | null): Failure | null {
  if (friendlyName === null || friendlyName === webhook.friendlyName) return null;
  if (ourNameOf(webhook) !== null) return { code: 'name-refused', offence: 'fixed' };
  return isReserved(friendlyName) ? { code: 'name-refused', offence: 'reserved' } : null;
}

const noteEdited = (service: Service, webhook: Webhook) =>
  note(service, 'edited', [{ ttid: webhook.ttid, interactionSid: ourNameOf(webhook)?.interaction ?? null }]);

interface Attempt {
  readonly service: Service;
  readonly before: Webhook;
  readonly fields: WebhookFields;
  readonly written: Reply<Webhook | null>;
  /** What is there now: as read back, or as Twilio's answer to the write has it. */
  readonly after: Reply<Webhook | null>;
}

function outcome({ service, before, fields, written, after }: Attempt): Updated {
  if (!after.ok) return fail(whyUnwritten(after.failure));
  if (after.value === null) return fail({ code: 'not-found' });
  const row = rowOf(after.value, service);
  if (isKept(after.value, fields)) return ok({ webhook: row });
  if (!written.ok && isKept(after.value, before)) return fail(whyUnwritten(written.failure));
  // Somebody else wrote at the same moment, without asking us.
  return fail({ code: 'changed', webhook: row });
}
