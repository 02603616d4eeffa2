/**
 * Registers a webhook for an interaction that a customer's own program will create with its ttid.
 *
 *     lock the request → keep the destinations → count what waits → register → store the ttid in the lock
 *
 * The ttid is answered only once the lock has it, so that each repetition gets the same. If an attempt ends before, no
 * interaction gets what it has registered: a repetition starts over, and the sweep removes the webhook.
 */
import {
  ISSUED_WITHIN_MS,
  MAX_WAITING,
  type NewInteractionFailure,
  type NewInteractionRequest,
  WAITS_MS,
  type WaitingWebhook,
} from '../../../src/contract/new-interaction';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid } from '../../../src/contract/sids';
import { registerOnce } from '../attachment/register-once';
import { formatWaitingName, waitingUrl } from '../attachment/waiting';
import { recordAudit } from '../endpoint/audit';
import type { Connection } from '../endpoint/context';
import { keyedDigest } from '../endpoint/keyed-digest';
import { failureOf } from '../endpoint/twilio-failure';
import { recordedDestinations } from '../interaction-webhook/address';
import { chosenDestinations } from '../interaction-webhook/chosen-destinations';
import { changeObjection } from '../settings/settings';
import { countWaiting } from '../twilio/count-waiting';
import { ABANDONED_AFTER_MS } from '../twilio/deadline';
import { UNCLEAR } from '../twilio/http';
import type { Lock } from '../twilio/locks';
import { type WaitingWebhooks, waitingWebhooks } from '../twilio/waiting-webhooks';
import { IN_PROGRESS } from './with-lock';

type Registration = Result<WaitingWebhook, NewInteractionFailure>;

/** How long a repetition is recognized, in seconds. Longer than one can be current. */
const REQUEST_TTL_S = 3_600;

/** How long the destinations are kept, in seconds: until the sweep may remove the webhook. */
const DESTINATIONS_TTL_S = 25 * 3_600;

/** The event that names the interaction, without which the webhook could not be told from one that is never used. */
const NAMING_EVENT = 'onInteractionCreated';

/** Has the Auth Token, so it may use all destinations. */
const ROLE = 'admin';

export async function registerWaiting(context: Connection, request: NewInteractionRequest): Promise<Registration> {
  const { io, settings } = context;
  const issuedAt = Date.parse(request.issuedAt);
  if (Math.abs(io.now() - issuedAt) > ISSUED_WITHIN_MS) {
    return fail({ code: 'not-current', now: new Date(io.now()).toISOString() });
  }
  const off = changeObjection(settings, ROLE);
  if (off !== null) return fail(off);
  const chosen = chosenDestinations(request, ROLE, settings);
  if (!chosen.ok) return chosen;
  if (chosen.value.length === 0) return fail({ code: 'bad-request', field: 'destinations' });

  const digest = keyedDigest(['for-new-interaction', request], settings.credentials);
  const [instance, taken] = await Promise.all([context.instance(), takeRequest(context, request, digest)]);
  if (!taken.ok) return taken;
  const lock = taken.value;
  if (lock.result !== null) return ok({ ttid: lock.result, expiresAt: expiryOf(request) });
  const waiting = waitingWebhooks(context.http, settings.recordsServiceSid);
  const attempt: Attempt = { context, request, lock, id: io.secret(), waiting };
  if (!instance.ok) return undo(attempt, failureOf(instance.failure));
  const kept = await waiting.add(attempt.id, recordedDestinations(chosen.value, null, io), DESTINATIONS_TTL_S);
  if (!kept.ok) return undo(attempt, failureOf(kept.failure));
  const count = await countWaiting(context.http, settings.recordsServiceSid, MAX_WAITING + 1);
  if (!count.ok) return undo(attempt, failureOf(count.failure));
  if (count.value > MAX_WAITING) return undo(attempt, { code: 'too-many-waiting', limit: MAX_WAITING });
  if (!context.deadline.allowsChange()) return undo(attempt, failureOf(UNCLEAR));
  return registerAndComplete(attempt, instance.value);
}

const expiryOf = ({ issuedAt }: NewInteractionRequest) => new Date(Date.parse(issuedAt) + WAITS_MS).toISOString();

/** Takes the lock of the request, so that one invocation at a time works on it. Returns an earlier one that is done. */
async function takeRequest(
  { locks }: Connection,
  { requestId }: NewInteractionRequest,
  digest: string,
): Promise<Result<Lock, NewInteractionFailure>> {
  const first = await locks.take(requestId, REQUEST_TTL_S, digest);
  if (first.ok) return first;
  if (first.failure.kind !== 'taken') return fail(failureOf(first.failure));
  const { lock } = first.failure;
  if (lock === null) return fail(IN_PROGRESS);
  if (lock.request !== digest) return fail({ code: 'operation-reused' });
  if (lock.result !== null) return ok(lock);
  if (lock.ageMs < ABANDONED_AFTER_MS) return fail(IN_PROGRESS);
  const second = await locks.takeOver(lock);
  if (second.ok) return second;
  return fail(second.failure.kind === 'taken' ? IN_PROGRESS : failureOf(second.failure));
}

interface Attempt {
  readonly context: Connection;
  readonly request: NewInteractionRequest;
  readonly lock: Lock;
  readonly id: string;
  readonly waiting: WaitingWebhooks;
}

async function registerAndComplete(attempt: Attempt, instance: InstanceSid): Promise<Registration> {
  const { context, request, lock, id } = attempt;
  const { io, settings } = context;
  const issuedAt = Date.parse(request.issuedAt);
  const registered = await registerOnce(context, instance, {
    type: 'interaction',
    method: 'POST',
    url: waitingUrl(settings.domain, id),
    events: [...new Set([NAMING_EVENT, ...request.events])],
    friendlyName: formatWaitingName({ createdAt: issuedAt - (issuedAt % 1_000), nonce: io.nonce() }),
  });
  if (!registered.ok) return undo(attempt, failureOf(registered.failure));
  const { ttid } = registered.value;
  const [completed] = await Promise.all([
    context.locks.complete(lock, ttid),
    recordAudit({ ...context, actor: null }, 'created', [{ ttid, interactionSid: null }]),
  ]);
  // A repetition gets the ttid if the lock has it after all, and otherwise starts over.
  return completed.ok ? ok({ ttid, expiresAt: expiryOf(request) }) : fail(failureOf(completed.failure));
}

/** Undoes what the request has changed, so that a repetition starts over. Returns `why` as the failure. */
async function undo({ context, id, lock, waiting }: Attempt, why: NewInteractionFailure): Promise<Registration> {
  await Promise.all([waiting.remove(id), context.locks.release(lock)]);
  return fail(why);
}
