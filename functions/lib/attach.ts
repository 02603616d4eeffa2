/**
 * Attach: register a webhook for this interaction alone and bind it.
 *
 * Two writes at Twilio with no transaction around them. The order is chosen so that whatever fails, what is left is
 * either nothing, or a webhook that its friendly name betrays as ours:
 *
 *     read everything → register ∥ claim the record → bind ∥ complete the record
 */
import { type Binding, boundTtid } from '../../src/contract/binding';
import type { Answer, Request } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import type { InstanceSid, Ttid } from '../../src/contract/sids';
import { describeBinding, readBinding } from './current-binding';
import type { Destination } from './destinations';
import { formatFriendlyName } from './friendly-name';
import type { Service } from './service';
import { readSituation, type Situation } from './situation';
import { failureOf } from './trouble';
import type { NewWebhook, Webhook } from './twilio/flex';
import { type Reply, UNCLEAR } from './twilio/http';
import type { AttachmentRecord } from './twilio/records';

/** A claim older than this belongs to an invocation that the platform has killed. */
const CLAIM_MS = 10_000;

export async function attach(service: Service, request: Request<'attach'>): Promise<Result<Answer<'attach'>, Failure>> {
  const destination = service.settings.destinations.find(
    ({ key, roles }) => key === request.destination && roles.includes(service.actor.role),
  );
  if (destination === undefined) return fail({ code: 'unknown-destination' });

  const situation = await readSituation(service, request);
  if (!situation.ok) return situation;
  if (situation.value.right !== 'active') return fail({ code: 'not-found' });

  const binding = await readBinding(service, request.interactionSid, situation.value);
  if (!binding.ok) return binding;
  const { instance, record } = situation.value;
  if (isDoneAlready(request, binding.value, record)) return ok({ binding: binding.value });
  if (!isFree(service, request, binding.value, record)) {
    return fail({ code: 'conflict', binding: binding.value });
  }
  if (!service.deadline.allowsStepForward()) return fail(failureOf(UNCLEAR));

  const registered = await registerAndClaim(service, request, destination, situation.value);
  if (!registered.ok) return registered;
  return bindAndComplete(service, request, instance, registered.value);
}

/** The same submit came twice, as when its first answer was lost on the way. */
const isDoneAlready = ({ operationId }: Request<'attach'>, binding: Binding, record: AttachmentRecord | null) =>
  binding.state === 'attached' && record?.attachment.operationId === operationId;

/** Nothing is delivered now, the browser knows what is bound, and nobody else is attaching. */
function isFree(service: Service, request: Request<'attach'>, binding: Binding, record: AttachmentRecord | null) {
  const unused = binding.state === 'none' || binding.state === 'dangling';
  const claim = record?.attachment.state === 'claimed' ? record.attachment : null;
  const underWay = claim !== null && service.io.now() - Date.parse(claim.attachedAt) < CLAIM_MS;
  return unused && boundTtid(binding) === request.seenTtid && !underWay;
}

interface Registered {
  readonly webhook: Webhook;
  readonly claim: AttachmentRecord;
}

async function registerAndClaim(
  service: Service,
  request: Request<'attach'>,
  destination: Destination,
  { instance, record, boundTtid }: Situation,
): Promise<Result<Registered, Failure>> {
  const { actor, records } = service;
  const nonce = service.io.nonce();
  const createdAt = service.io.now();
  const friendlyName = formatFriendlyName({ interaction: request.interactionSid, createdAt, nonce });
  const [webhook, claim] = await Promise.all([
    register(service, instance, { url: destination.url, events: request.events, friendlyName }),
    records.write(request.interactionSid, record, {
      state: 'claimed',
      nonce,
      operationId: request.operationId,
      taskSid: request.taskSid,
      workerSid: actor.workerSid,
      attachedBy: actor.identity,
      attachedAt: new Date(createdAt).toISOString(),
    }),
  ]);

  if (!webhook.ok) {
    if (claim.ok) await records.remove(request.interactionSid, claim.value);
    return fail(failureOf(webhook.failure));
  }
  if (!claim.ok) {
    const removed = await remove(service, instance, webhook.value.ttid);
    if (!removed.ok) return removed;
    if (claim.failure.kind !== 'outrun') return fail(failureOf(claim.failure));
    return conflict(service, request, { instance, boundTtid, record });
  }
  return ok({ webhook: webhook.value, claim: claim.value });
}

/**
 * Registers once, as far as anybody can tell: after an unclear answer the webhook is looked for by its name, which holds
 * the nonce, and adopted. Only when it is not there is it registered again; should the first appear late after all, its
 * name gives it away to the sweep.
 */
async function register(
  { flex, deadline }: Service,
  instance: InstanceSid,
  details: NewWebhook,
): Promise<Reply<Webhook>> {
  const first = await flex.registerWebhook(instance, details);
  if (first.ok || first.failure.kind !== 'unclear') return first;
  const adopted = await flex.findWebhook(instance, details.friendlyName);
  if (adopted.ok && adopted.value !== null) return ok(adopted.value);
  return deadline.allowsStepForward() ? flex.registerWebhook(instance, details) : first;
}

async function bindAndComplete(
  service: Service,
  request: Request<'attach'>,
  instance: InstanceSid,
  { webhook, claim }: Registered,
): Promise<Result<Answer<'attach'>, Failure>> {
  const { flex, records, settings } = service;
  const interaction = request.interactionSid;
  const [answer, completed] = await Promise.all([
    flex.bindWebhook(interaction, webhook.ttid),
    records.write(interaction, claim, { ...claim.attachment, state: 'bound' }),
  ]);
  // After an unclear answer only the interaction itself can tell.
  const bound = answer.ok ? answer : await flex.fetchInteraction(interaction);
  if (bound.ok && bound.value?.webhookTtid === webhook.ttid) {
    const { ttid } = webhook;
    const record = claim;
    return ok({
      binding: describeBinding({ interaction, ttid, webhook, record, destinations: settings.destinations }),
    });
  }

  const [removed] = await Promise.all([
    remove(service, instance, webhook.ttid),
    records.remove(interaction, completed.ok ? completed.value : claim),
  ]);
  if (!removed.ok) return removed;
  if (!answer.ok) return fail(failureOf(answer.failure));
  return conflict(service, request, { instance, boundTtid: answer.value.webhookTtid, record: null });
}

/** Somebody else was faster: says what is there now. */
async function conflict(
  service: Service,
  { interactionSid }: Request<'attach'>,
  now: Pick<Situation, 'instance' | 'boundTtid' | 'record'>,
): Promise<Result<never, Failure>> {
  const binding = await readBinding(service, interactionSid, now);
  return binding.ok ? fail({ code: 'conflict', binding: binding.value }) : binding;
}

/** Undoes a register. When that fails too, the webhook is left to the sweep, and the person is told. */
async function remove({ flex, log }: Service, instance: InstanceSid, ttid: Ttid): Promise<Result<null, Failure>> {
  const removed = await flex.deleteWebhook(instance, ttid);
  if (removed.ok) return removed;
  log('left-behind', { ttid, twilioCode: removed.failure.twilioCode, requestId: removed.failure.requestId });
  return fail({ code: 'left-behind', ttid });
}
