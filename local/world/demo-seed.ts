/** The world of `npm start`: the seed, a second chat for Alice, and a console that shows webhooks of every kind. */
import { formatFriendlyName } from '../../functions/lib/attachment/friendly-name';
import { EVENT_NAMES, LIVE_EVENTS } from '../../src/contract/events';
import type { InteractionSid } from '../../src/contract/sids';
import { seed } from './seed';
import type { World } from './world';

const HOUR_MS = 3_600_000;

export function seedDemo(world: World) {
  const carla = seed(world);
  const interactionOf = (customer: string, identity: string, firstMessage: string, answer: string) => {
    const workerSid = world.users.get(identity)?.workerSid ?? '';
    const { interaction, channel, reservation } = world.startChat({
      customer,
      channelType: 'web',
      workerSid,
      firstMessage,
    });
    world.accept(reservation.sid);
    world.say(channel.conversationSid, identity, answer);
    return interaction;
  };

  interactionOf('Omar Haddad', 'alice', 'I would like to change my order.', 'Sure. What would you like to change?');
  const liam = interactionOf('Liam Byrne', 'bob', 'Is the shop open today?', 'Yes, until 8 p.m.');

  world.registerWebhook({
    type: 'global',
    url: 'https://analytics.example.com/flex-events',
    method: 'POST',
    events: [...EVENT_NAMES],
    friendlyName: 'Analytics of all conversations',
  });

  // As a person registers and binds one with curl.
  const { ttid } = world.registerWebhook({
    type: 'interaction',
    url: 'https://helpdesk.example.com/hooks/flex?ticket=4711',
    method: 'POST',
    events: ['onChannelStatusUpdated', 'onParticipantLeft'],
    friendlyName: 'Help desk',
  });
  world.bindWebhook(carla.sid, ttid);

  // As an attach leaves it that fails halfway: it is this plugin's, and its interaction has no webhook.
  world.registerWebhook({
    type: 'interaction',
    url: 'https://crm.example.com/interaction-events',
    method: 'POST',
    events: [...LIVE_EVENTS],
    friendlyName: formatFriendlyName({
      interaction: liam.sid as InteractionSid,
      createdAt: world.now() - HOUR_MS,
      nonce: '00000000000000ff',
    }),
  });
}
