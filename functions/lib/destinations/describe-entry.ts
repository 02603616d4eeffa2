/** Describes an entry of the outbox to people. */
import type { Obstacle, Undelivered } from '../../../src/contract/undelivered';
import { mayRemove } from '../attachment/take-away';
import type { OperationContext } from '../endpoint/context';
import { deliveryOf } from '../relay/entry';
import { type ListedEntry, OUTBOX_LIFETIMES_S } from '../twilio/outbox';
import { textOf } from './entry-text';

type Context = Pick<OperationContext, 'actor' | 'settings' | 'io'>;

export function describeEntry(listed: ListedEntry, context: Context): Undelivered {
  const { id, entry } = listed;
  const { destinations } = context.settings;
  return {
    id: textOf(id),
    interactionSid: entry.interaction,
    destination: {
      id: id.destination,
      label: destinations.find(({ key }) => key === id.destination)?.label ?? null,
    },
    type: entry.type,
    receivedAt: entry.firstAt,
    delivery: deliveryOf(entry),
    obstacle: obstacleOf(listed, context),
  };
}

function obstacleOf({ id, entry }: ListedEntry, { actor, settings, io }: Context): Obstacle | null {
  if (entry.state === 'stopped') return 'stopped';
  if (io.now() >= Date.parse(entry.firstAt) + OUTBOX_LIFETIMES_S.form * 1_000) return 'age';
  // The record says who added the destination. It is read only when the event is sent again.
  return mayRemove(actor, { id: id.destination, url: null, addedBy: null }, settings) ? null : 'role';
}
