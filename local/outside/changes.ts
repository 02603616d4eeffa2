/** For each event of interaction webhooks, a change of the world that causes it. No event is forged. */
import { EVENT_NAMES, type EventName } from '../../src/contract/events';
import { fail, ok, type Result } from '../../src/contract/result';
import { type Channel, isOpen, type Participant, type Reservation } from '../world/model';
import type { World } from '../world/world';
import { openChannels } from './open-channels';

/** The customer of the interactions that begin here. */
const NEW_CUSTOMER = 'Nora Newman';

/** The sentence that says what happened, or the sentence that says why it cannot happen now. */
type Outcome = Result<string, string>;

type Change =
  /** It begins a new interaction. `within` lets it happen to an interaction that is named, too. */
  | {
      readonly on: 'new';
      readonly make: (world: World) => string;
      readonly within?: (world: World, channel: Channel) => Outcome;
    }
  /** It happens to an open channel. */
  | { readonly on: 'channel'; readonly make: (world: World, channel: Channel) => Outcome };

const CHANGES: Readonly<Record<EventName, Change>> = {
  onInteractionCreated: { on: 'new', make: startChat },
  onChannelCreated: { on: 'new', make: startChat },
  onChannelCreateFailed: {
    on: 'new',
    make: (world) => `An SMS conversation could not begin: the channel of ${world.failChannel('sms').sid} failed.`,
    within: failAnother,
  },
  onChannelStatusUpdated: { on: 'channel', make: changeStatus },
  onParticipantJoined: { on: 'channel', make: join },
  onParticipantLeft: { on: 'channel', make: leave },
  onParticipantUpdated: { on: 'channel', make: updateAgent },
};

/**
 * Makes an event happen: on the interaction with this SID, or where it is possible. The interaction whose webhook was
 * registered last comes first, then newer interactions without a webhook. Fails with a sentence for people.
 */
export function makeHappen(world: World, event: string, interactionSid: string | undefined): Outcome {
  if (!isEventName(event)) return fail(`There is no event '${event}'. The events are ${EVENT_NAMES.join(', ')}.`);
  const change = CHANGES[event];
  if (interactionSid !== undefined) {
    const make = change.on === 'new' ? change.within : change.make;
    if (make === undefined) return fail(`${event} happens only when an interaction begins. Leave out --interaction.`);
    const channel = channelOf(world, interactionSid);
    return channel.ok ? make(world, channel.value) : channel;
  }
  if (change.on === 'new') return ok(change.make(world));
  let refusal: Outcome = fail('No conversation is open. Start one with npm run trigger -- onInteractionCreated.');
  for (const channel of openChannels(world)) {
    const outcome = change.make(world, channel);
    if (outcome.ok) return outcome;
    refusal = outcome;
  }
  return refusal;
}

const isEventName = (name: string): name is EventName => Object.hasOwn(CHANGES, name);

function channelOf(world: World, interactionSid: string): Result<Channel, string> {
  const interaction = world.interactions.get(interactionSid);
  if (interaction === undefined) return fail(`There is no interaction ${interactionSid}.`);
  const channel = world.channels.get(interaction.channelSid);
  if (channel === undefined || channel.error !== null)
    return fail(`Interaction ${interactionSid} has no channel: it could not be created.`);
  return isOpen(channel) ? ok(channel) : fail(`Interaction ${interactionSid} has ended. Choose an open one.`);
}

const customerOf = (world: World, { sid }: Channel) => world.customerOf(sid) ?? 'The customer';

const participantOf = (world: World, { sid }: Channel, type: Participant['type']) =>
  world.participantsOf(sid).find((participant) => participant.type === type);

const nameOf = (world: World, identity: string) => world.users.get(identity)?.fullName ?? identity;

function startChat(world: World): string {
  const [agent] = [...world.users.values()].filter(({ role }) => role === 'agent');
  if (agent === undefined) throw new Error('The world has no agent');
  const { interaction } = world.startChat({
    customer: NEW_CUSTOMER,
    channelType: 'web',
    workerSid: agent.workerSid,
    firstMessage: 'Hello?',
  });
  return `${NEW_CUSTOMER} started a chat with ${agent.fullName}: interaction ${interaction.sid}.`;
}

function failAnother(world: World, { interactionSid }: Channel): Outcome {
  world.failAnotherChannel(interactionSid, 'sms');
  return ok(`Interaction ${interactionSid} could not get an SMS channel, too.`);
}

function leave(world: World, channel: Channel): Outcome {
  const customer = customerOf(world, channel);
  if (participantOf(world, channel, 'customer') === undefined) return fail(`${customer} has already left.`);
  world.leave(channel.sid);
  return ok(`${customer} left interaction ${channel.interactionSid}.`);
}

/** An agent to whom the conversation is offered accepts it; otherwise another agent is invited and accepts. */
function join(world: World, channel: Channel): Outcome {
  const task = world.latestTaskOf(channel.sid);
  const customer = customerOf(world, channel);
  if (task === undefined || channel.status !== 'active') return fail(`The chat of ${customer} is ${channel.status}.`);
  const offered = world.reservationOfTask(task.sid);
  if (offered?.status === 'pending') return accept(world, channel, offered);
  const present = world.participantsOf(channel.sid).map(({ identity }) => identity);
  const colleague = [...world.users.values()].find(
    ({ role, identity }) => role === 'agent' && !present.includes(identity),
  );
  if (colleague === undefined) return fail(`Every agent is already in the chat of ${customer}.`);
  const { workerSid } = colleague;
  const { channel: taskChannel, attributes } = task;
  const invite = world.inviteToChannel(channel.sid, { workerSid, taskChannel, routingTarget: workerSid, attributes });
  const reservation = world.reservationOfTask(invite.taskSid);
  if (reservation === undefined) throw new Error(`Invite ${invite.sid} is offered to no one`);
  return accept(world, channel, reservation);
}

function accept(world: World, channel: Channel, { sid, workerSid }: Reservation): Outcome {
  world.accept(sid);
  const agent = nameOf(world, world.workers.get(workerSid)?.identity ?? '');
  return ok(
    `${agent} accepted the chat of ${customerOf(world, channel)} and joined interaction ${channel.interactionSid}.`,
  );
}

function updateAgent(world: World, channel: Channel): Outcome {
  const agent = participantOf(world, channel, 'agent');
  if (agent === undefined) return fail(`No agent has joined ${customerOf(world, channel)}’s chat.`);
  world.updateParticipant(agent.sid);
  return ok(`${nameOf(world, agent.identity)} was updated in interaction ${channel.interactionSid}.`);
}

/** The agents leave an active chat for later; the customer of such a chat writes again. */
function changeStatus(world: World, channel: Channel): Outcome {
  const customer = customerOf(world, channel);
  if (channel.status === 'active') {
    world.parkChannel(channel.sid, 'inactive', 'closed');
    return ok(`The agents left the chat of ${customer} for later: interaction ${channel.interactionSid} is inactive.`);
  }
  if (participantOf(world, channel, 'customer') === undefined)
    return fail(`${customer} has left, and cannot write again.`);
  world.say(channel.conversationSid, customer, 'Are you still there?');
  return ok(`${customer} wrote again: interaction ${channel.interactionSid} is ${channel.status}.`);
}
