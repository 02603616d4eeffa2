/**
 * Send again: tries at once what destinations of the attached webhook did not get. What to send, and where, comes from
 * the outbox and the record, never from the timeline.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type CurrentBinding, describes, describesDeleted } from '../attachment/current-binding';
import { mayRemove } from '../attachment/take-away';
import type { OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { connectRelay, eventId } from '../relay/connect-relay';
import { sendAllAgain } from '../relay/send-again';
import type { AttachmentRecord, Relay } from '../twilio/records';
import { readState } from './state';

export async function sendAgain(
  context: OperationContext,
  request: Request<'sendAgain'>,
): Promise<Result<Answer<'sendAgain'>, Failure>> {
  const { actor, settings } = context;
  const state = await readState(context, request);
  if (!state.ok) return state;
  const relay = relayOf(state.value.bound, state.value.record);
  const asked = relay?.destinations.filter(({ id }) => request.destination === null || id === request.destination);
  if (relay === null || asked === undefined || asked.length === 0) return fail({ code: 'not-found' });
  const allowed = asked.filter((destination) => mayRemove(actor, destination, settings)).map(({ id }) => id);
  if (allowed.length === 0) return fail({ code: 'not-permitted' });
  const event = request.event === null ? null : eventId(request.event);
  const sent = await sendAllAgain(
    connectRelay(context),
    relay.id,
    ({ id }) => allowed.includes(id.destination) && (event === null || event === id.event),
  );
  if (!sent.ok) return fail(failureOf(sent.failure));
  const { delivered, failed, stopped, hasMore } = sent.value;
  return ok({ delivered, failed: failed + stopped, hasMore });
}

/** Returns the relay of the bound webhook, also after the end of the interaction, when the webhook is deleted. */
const relayOf = (bound: CurrentBinding, record: AttachmentRecord | null): Relay | null =>
  record !== null && (describes(record, bound) || describesDeleted(record, bound)) ? record.attachment.relay : null;
