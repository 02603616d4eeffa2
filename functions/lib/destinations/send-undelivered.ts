/** Sends one event again that a destination did not get, also before its time, and after it was given up. */
import { fail, ok } from '../../../src/contract/result';
import { relayIn } from '../attachment/route';
import { mayRemove } from '../attachment/take-away';
import type { Operation } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { connectRelay } from '../relay/connect-relay';
import { deliveryOf } from '../relay/entry';
import { sendAgain } from '../relay/send-again';
import { entryIdOf } from './entry-text';

export const sendUndelivered: Operation<'sendUndelivered'> = async (context, request) => {
  const { actor, records, settings } = context;
  const id = entryIdOf(request.id);
  if (id === null) return fail({ code: 'not-found' });
  const relay = connectRelay(context);
  const found = await relay.outbox.read(id);
  if (!found.ok) return fail(failureOf(found.failure));
  if (found.value === null) return fail({ code: 'not-found' });
  const record = await records.read(found.value.entry.interaction);
  if (!record.ok) return fail(failureOf(record.failure));
  const recorded = relayIn(record.value, id.relay)?.destinations.find(
    (destination) => destination.id === id.destination,
  );
  const destination = recorded ?? { id: id.destination, url: null, addedBy: null };
  if (!mayRemove(actor, destination, settings)) return fail({ code: 'not-permitted' });
  const sent = await sendAgain(relay, id);
  switch (sent.kind) {
    case 'settled':
      return ok({ delivery: sent.delivery, isStopped: sent.entry.state === 'stopped' });
    case 'closed':
      return ok({ delivery: sent.delivery, isStopped: sent.delivery.state === 'failed' });
    case 'stopped':
      return ok({ delivery: deliveryOf(sent.entry), isStopped: true });
    case 'busy':
      return ok({ delivery: null, isStopped: false });
    case 'absent':
      return fail({ code: 'not-found' });
    case 'unavailable':
      return fail(failureOf(sent.failure));
  }
};
