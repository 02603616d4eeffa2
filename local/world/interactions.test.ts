import fc from 'fast-check';
import { seededWorld } from '../testing/world';
import type { EventParameters } from './model';
import type { World } from './world';

const JANE = 'Jane Miller';
const ALICE = 'WK00000000000000000000000000000001';
const BOB = 'WK00000000000000000000000000000002';
const CHANNEL = 'UO00000000000000000000000000000001';

const conversationOf = (world: World) => world.channels.get(CHANNEL)?.conversationSid ?? '';
const agentIn = (world: World) => world.participantsOf(CHANNEL).find(({ type }) => type === 'agent');

/** The events that webhooks receive while `happen` changes the world: their type, and the status or task they name. */
function eventsOf(world: World, happen: () => void): string[] {
  const events: string[] = [];
  const stop = world.listen((event) => {
    if (event.kind !== 'interaction-event') return;
    const { EventType, ChannelStatus, TaskSid } = event.parameters;
    events.push([EventType, ChannelStatus ?? TaskSid?.replace(/^WT0+/, 'task ')].join(' '));
  });
  happen();
  stop();
  return events;
}

const transferTo = (world: World, to: string, type: 'cold' | 'warm' = 'cold') =>
  world.transferChannel(CHANNEL, { type, from: agentIn(world)?.sid ?? '', to, noteSid: null, summarySid: null });

const accept = (world: World) => {
  const task = world.latestTaskOf(CHANNEL);
  world.accept(world.reservationOfTask(task?.sid ?? '')?.sid ?? '');
};

test.each(['inactive', 'pause'] as const)('a customer who writes makes a channel on %s active again', (status) => {
  const world = seededWorld();
  world.parkChannel(CHANNEL, status, 'closed');
  expect(world.conversations.get(conversationOf(world))?.members).toMatchObject([{ identity: JANE }]);
  const events = eventsOf(world, () => world.say(conversationOf(world), JANE, 'Hello again'));
  expect(events).toEqual(['onChannelStatusUpdated active']);
  const task = world.latestTaskOf(CHANNEL);
  expect(task).toMatchObject({ status: 'reserved', attributes: { conversationSid: conversationOf(world) } });
  expect(world.reservationOfTask(task?.sid ?? '')).toMatchObject({ status: 'pending', workerSid: ALICE });
  expect(world.tasksOf(CHANNEL).map((each) => each.status)).toEqual(['completed', 'reserved']);
});

test('an agent who writes leaves a parked channel as it is', () => {
  const world = seededWorld();
  world.parkChannel(CHANNEL, 'inactive', 'closed');
  world.say(conversationOf(world), 'alice', 'Are you still there?');
  expect(world.channels.get(CHANNEL)?.status).toBe('inactive');
});

test('a participant who is closed leaves, and its task is completed, while the channel stays active', () => {
  const world = seededWorld();
  const sid = agentIn(world)?.sid ?? '';
  expect(eventsOf(world, () => world.endParticipant(sid, 'closed'))).toEqual([
    'onParticipantUpdated task 1',
    'onParticipantLeft task 1',
  ]);
  expect(world.participantsOf(CHANNEL).map(({ type }) => type)).toEqual(['customer']);
  expect(world.allParticipantsOf(CHANNEL)).toHaveLength(2);
  expect(world.tasksOf(CHANNEL)[0]?.status).toBe('completed');
  expect(world.channels.get(CHANNEL)?.status).toBe('active');
});

test('an invite makes a parked channel active again', () => {
  const world = seededWorld();
  world.parkChannel(CHANNEL, 'pause', 'closed');
  const details = { workerSid: BOB, taskChannel: 'chat', routingTarget: BOB, attributes: {} } as const;
  expect(eventsOf(world, () => world.inviteToChannel(CHANNEL, details))).toEqual(['onChannelStatusUpdated active']);
});

test.each(['closed', 'wrapup'] as const)(
  'a participant who has left as %s causes no event by leaving again',
  (then) => {
    const world = seededWorld();
    const sid = agentIn(world)?.sid ?? '';
    world.endParticipant(sid, then);
    expect(eventsOf(world, () => world.endParticipant(sid, then))).toEqual([]);
  },
);

test('a channel that has failed is not open: its conversation can be deleted', () => {
  const world = seededWorld();
  world.setChannelStatus(CHANNEL, 'failed');
  world.deleteConversation(conversationOf(world));
  expect(world.conversations.has(conversationOf(world))).toBe(false);
});

test('a cold transfer offers the channel to another agent, and puts the task of the first into wrap-up', () => {
  const world = seededWorld();
  const transfer = transferTo(world, BOB);
  expect(world.tasksOf(CHANNEL).map(({ status }) => status)).toEqual(['wrapping', 'reserved']);
  expect(agentIn(world)).toBeUndefined();
  expect(eventsOf(world, () => accept(world))).toEqual([`onParticipantJoined ${last(world)}`]);
  expect(agentIn(world)).toMatchObject({ identity: 'bob', routing: { workerSid: BOB } });
  expect(transfer.status).toBe('completed');
});

test('a warm transfer adds an agent, and the first one stays', () => {
  const world = seededWorld();
  transferTo(world, BOB, 'warm');
  accept(world);
  expect(world.participantsOf(CHANNEL).map(({ identity }) => identity)).toEqual([JANE, 'alice', 'bob']);
  expect(world.tasksOf(CHANNEL).map(({ status }) => status)).toEqual(['assigned', 'assigned']);
});

test('a transfer that is declined has failed, and leaves the conversation without an agent', () => {
  const world = seededWorld();
  const transfer = transferTo(world, BOB);
  world.reject(world.reservationOfTask(transfer.taskSid)?.sid ?? '');
  expect(transfer.status).toBe('failed');
  expect(world.participantsOf(CHANNEL).map(({ type }) => type)).toEqual(['customer']);
  expect(world.channels.get(CHANNEL)?.status).toBe('active');
});

test.each([
  ['rejected', 'canceled'],
  ['timeout', 'pending'],
  ['rescinded', 'pending'],
] as const)('a transfer to an agent whose reservation is %s leaves a task that is %s', (how, status) => {
  const world = seededWorld();
  const { taskSid } = transferTo(world, BOB);
  world.loseReservation(world.reservationOfTask(taskSid)?.sid ?? '', how);
  expect(world.tasks.get(taskSid)?.status).toBe(status);
  expect(world.reservationOfTask(taskSid)?.status).toBe(how);
});

test('a task in its queue is offered to the next agent, and only there', () => {
  const world = seededWorld();
  const { task, reservation } = world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid: ALICE });
  expect(() => world.offer(task.sid, BOB)).toThrow('is reserved, not pending');
  world.loseReservation(reservation.sid, 'timeout');
  world.accept(world.offer(task.sid, BOB).sid);
  expect(world.tasks.get(task.sid)?.status).toBe('assigned');
  expect(() => world.offer(task.sid, BOB)).toThrow('is assigned, not pending');
});

test('another channel of an interaction opens without beginning the interaction again', () => {
  const world = seededWorld();
  const interactionSid = world.channels.get(CHANNEL)?.interactionSid ?? '';
  const wanted = {
    channelType: 'sms',
    customers: [{ identity: JANE, media: {} }],
    routing: { workerSid: BOB, taskChannel: 'sms', routingTarget: null, attributes: {} },
  } as const;
  const events = eventsOf(world, () => world.addChannel(interactionSid, wanted));
  expect(events).toEqual([expect.stringMatching(/^onChannelCreated/), expect.stringMatching(/^onParticipantJoined/)]);
  expect(world.channelsOf(interactionSid).map(({ type }) => type)).toEqual(['web', 'sms']);
});

test('a channel that cannot be created has failed from the start, and says why', () => {
  const world = seededWorld();
  const error = { code: 45354, message: 'Cannot create a Channel for a closed Conversation.' };
  const events: EventParameters[] = [];
  world.listen((event) => event.kind === 'interaction-event' && events.push(event.parameters));
  const { sid, channelSid, webhookTtid } = world.failChannel('sms', {
    error,
    webhookTtid: 'flex_interactionwebhook_1',
  });
  expect(webhookTtid).toBe('flex_interactionwebhook_1');
  expect(world.channels.get(channelSid)).toMatchObject({ interactionSid: sid, status: 'failed', error });
  expect(events.map(({ EventType }) => EventType)).toEqual(['onInteractionCreated', 'onChannelCreateFailed']);
  expect(events[1]).toMatchObject({ ErrorCode: '45354', ErrorMessage: error.message, ChannelSid: channelSid });
});

test('a channel that closes cancels the task that waits for an agent', () => {
  const world = seededWorld();
  const { taskSid } = transferTo(world, BOB);
  world.closeChannel(CHANNEL, 'closed');
  expect(world.tasks.get(taskSid)?.status).toBe('canceled');
  expect(world.reservationOfTask(taskSid)?.status).toBe('canceled');
});

const last = (world: World) => `task ${world.latestTaskOf(CHANNEL)?.sid.replace(/^WT0+/, '')}`;

/** Anything that people and servers do to a channel. An action that is refused must change nothing. */
const ACTIONS: Readonly<Record<string, (world: World) => void>> = {
  'the customer writes': (world) => world.say(conversationOf(world), JANE, 'Hello?'),
  'the customer leaves': (world) => world.leave(CHANNEL),
  'the invite is accepted': accept,
  'the invite is declined': (world) =>
    world.reject(world.reservationOfTask(world.latestTaskOf(CHANNEL)?.sid ?? '')?.sid ?? ''),
  'the invite times out': (world) =>
    world.loseReservation(world.reservationOfTask(world.latestTaskOf(CHANNEL)?.sid ?? '')?.sid ?? '', 'timeout'),
  'the task is offered to Bob': (world) => world.offer(world.latestTaskOf(CHANNEL)?.sid ?? '', BOB),
  'the agent leaves': (world) => world.parkChannel(CHANNEL, 'inactive', 'closed'),
  'the agent pauses with wrap-up': (world) => world.parkChannel(CHANNEL, 'pause', 'wrapup'),
  'the agent resumes': (world) => world.resumeChannel(CHANNEL, ALICE),
  'an unknown worker resumes': (world) => world.resumeChannel(CHANNEL, 'WK0'),
  'Alice is invited once more': (world) =>
    world.inviteToChannel(CHANNEL, { workerSid: ALICE, taskChannel: 'chat', routingTarget: ALICE, attributes: {} }),
  'the agent is removed': (world) => world.endParticipant(agentIn(world)?.sid ?? '', 'closed'),
  'the agent wraps up': (world) => world.endParticipant(agentIn(world)?.sid ?? '', 'wrapup'),
  'the agent transfers to Bob': (world) => transferTo(world, BOB),
  'the agent transfers to Alice': (world) => transferTo(world, ALICE),
  'the agent invites Bob': (world) => transferTo(world, BOB, 'warm'),
  'the channel closes with wrap-up': (world) => world.closeChannel(CHANNEL, 'wrapup'),
  'the channel closes': (world) => world.closeChannel(CHANNEL, 'closed'),
};

/** The parts of the world that an action can change. */
const stateOf = ({ channels, participants, tasks, reservations, transfers, conversations, invites }: World) =>
  JSON.stringify(
    [channels, participants, tasks, reservations, transfers, conversations, invites].map((map) => [...map]),
  );

const ENDED = ['completed', 'canceled'];

function expectConsistent(world: World) {
  for (const reservation of world.reservations.values()) {
    const isOpen = world.openReservationsOf(reservation.workerSid).includes(reservation);
    expect(isOpen && ENDED.includes(world.tasks.get(reservation.taskSid)?.status ?? '')).toBe(false);
  }
  for (const participant of world.participants.values()) {
    if (participant.type !== 'agent' || participant.status !== 'active') continue;
    expect(world.tasks.get(participant.routing?.taskSid ?? '')?.status).toBe('assigned');
  }
  for (const channel of world.channels.values()) {
    const present = new Set(world.participantsOf(channel.sid).map(({ identity }) => identity));
    const members = world.conversations.get(channel.conversationSid)?.members.map(({ identity }) => identity);
    expect(members?.toSorted()).toEqual([...present].toSorted());
    if (channel.status === 'closed') expect(present.size).toBe(0);
    const isParked = channel.status === 'inactive' || channel.status === 'pause';
    if (isParked) expect(world.tasksOf(channel.sid).filter(({ status }) => status === 'assigned')).toEqual([]);
  }
}

test('the world stays consistent in any sequence of actions, and a refused action changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(ACTIONS)), { maxLength: 12 }), (names) => {
      const world = seededWorld();
      for (const name of names) {
        const before = stateOf(world);
        let isRefused = false;
        try {
          ACTIONS[name]?.(world);
        } catch {
          isRefused = true;
        }
        if (isRefused) expect(stateOf(world)).toBe(before);
        expectConsistent(world);
      }
    }),
    { numRuns: 300 },
  );
});
