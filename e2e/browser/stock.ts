/** What is there before anybody looks: webhooks, and a chat. */
import { formatFriendlyName } from '../../functions/lib/attachment/friendly-name';
import type { LocalTwilio } from '../../local/server';
import { EVENT_NAMES } from '../../src/contract/events';
import type { InteractionSid } from '../../src/contract/sids';

type World = LocalTwilio['world'];

export const JANES = 'KD00000000000000000000000000000001';
export const CARLAS = 'KD00000000000000000000000000000002';
/** Twilio knows it no more. */
export const FORGOTTEN = 'KD00000000000000000000000000000099';

const MADE_AT = Date.parse('2026-03-01T09:30:00Z');

/** A webhook that this plugin attached to an interaction; bound to it or not. */
export function attached(world: World, interaction: string, { minute = 0, isBound = false } = {}) {
  const webhook = world.registerWebhook({
    type: 'interaction',
    url: 'https://crm.example.com/events',
    method: 'POST',
    events: ['onParticipantJoined', 'onParticipantLeft'],
    friendlyName: formatFriendlyName({
      interaction: interaction as InteractionSid,
      createdAt: MADE_AT + minute * 60_000,
      nonce: minute.toString(16).padStart(16, '0'),
    }),
  });
  if (isBound) world.bindWebhook(interaction, webhook.ttid);
  return webhook;
}

/** A webhook that somebody else made. */
export const foreign = (world: World, friendlyName: string | null, url = 'https://partner.example.com/hook?key=1') =>
  world.registerWebhook({
    type: 'interaction',
    url,
    method: 'GET',
    events: ['onChannelUpdated', ...EVENT_NAMES.slice(0, 3)],
    friendlyName,
  });

export const global = (world: World, friendlyName: string) =>
  world.registerWebhook({
    type: 'global',
    url: 'https://archive.example.com/flex',
    method: 'POST',
    events: [...EVENT_NAMES],
    friendlyName,
  });

/** Gives Alice a second chat, accepted like the first; its customer is Nina Novak. */
export function secondChat(world: World) {
  const { workerSid } = world.users.get('alice') ?? { workerSid: '' };
  const { reservation, interaction } = world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid });
  world.accept(reservation.sid);
  return interaction;
}
