/**
 * Creates the initial world: the same people and tasks with the same SIDs at every start. Returns Bob's interaction
 * with Carla Diaz.
 */
import type { Interaction } from './model';
import type { World } from './world';

export function seed(world: World): Interaction {
  world.addActivity('Offline', false);
  const available = world.addActivity('Available', true);
  world.addActivity('Break', false);

  const alice = world.addUser('alice', 'Alice Agent', 'agent', available.sid);
  const bob = world.addUser('bob', 'Bob Agent', 'agent', available.sid);
  world.addUser('sam', 'Sam Supervisor', 'supervisor', available.sid);
  world.addUser('ada', 'Ada Admin', 'admin', available.sid);

  const chat = world.startChat({
    customer: 'Jane Miller',
    channelType: 'web',
    workerSid: alice.workerSid,
    firstMessage: 'Hi, my parcel has not arrived.',
  });
  world.accept(chat.reservation.sid);
  world.say(chat.channel.conversationSid, 'alice', 'Hello Jane, let me look into that.');

  world.startVoiceCall({ customer: 'Victor Vance', number: '+15005550009', workerSid: alice.workerSid });

  const sms = world.startChat({
    customer: 'Carla Diaz',
    channelType: 'sms',
    workerSid: bob.workerSid,
    firstMessage: 'Can you change my address?',
  });
  world.accept(sms.reservation.sid);
  return sms.interaction;
}
