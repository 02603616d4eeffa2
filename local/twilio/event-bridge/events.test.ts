import { seededWorld } from '../../testing/world';
import type { WorldEvent } from '../../world/model';
import { World } from '../../world/world';
import { eventsFor } from './events';

const ALICE = 'WK00000000000000000000000000000001';
const BOB = 'WK00000000000000000000000000000002';

/** The types of the events that a worker receives when `happen` changes the world. */
function typesOf(workerSid: string, happen: (world: World) => void): string[] {
  const world = seededWorld();
  const events: WorldEvent[] = [];
  world.listen((event) => events.push(event));
  happen(world);
  return events.flatMap((event) => eventsFor(workerSid, event, world)).map(({ event_type }) => event_type);
}

const offer = (world: World) => world.startChat({ customer: 'Nina', channelType: 'web', workerSid: ALICE });

test('sends an offered task as a new reservation', () => {
  expect(typesOf(ALICE, offer)).toEqual(['reservation.created']);
});

test("a worker receives no events about another worker's tasks", () => {
  expect(typesOf(BOB, offer)).toEqual([]);
});

test.each([
  ['accept', ['participant.added', 'reservation.created', 'reservation.accepted', 'participant.added']],
  ['reject', ['reservation.created', 'reservation.rejected']],
] as const)("sends the reservation's event after %s", (action, types) => {
  expect(typesOf(ALICE, (world) => world[action](offer(world).reservation.sid))).toEqual(types);
});

test('sends an event for each participant, the reservation and the task when a conversation ends', () => {
  const close = (world: World) => world.closeChannel('UO00000000000000000000000000000001', 'wrapup');
  expect(typesOf(ALICE, close)).toEqual([
    'participant.removed',
    'participant.removed',
    'reservation.wrapup',
    'task.wrapup',
  ]);
});

test('sends a change of activity to the worker concerned', () => {
  const pause = (world: World) => world.setActivity(ALICE, 'WA00000000000000000000000000000003');
  expect(typesOf(ALICE, pause)).toEqual(['worker.activity.update']);
  expect(typesOf(BOB, pause)).toEqual([]);
});

test('sends a reservation with its task, whose attributes are JSON text', () => {
  const world = new World(() => 0);
  const { sid } = world.addActivity('Available', true);
  const { workerSid } = world.addUser('alice', 'Alice', 'agent', sid);
  const { reservation, task } = world.startChat({ customer: 'Nina', channelType: 'web', workerSid });
  const event: WorldEvent = { kind: 'reservation', reservationSid: reservation.sid, change: 'created' };
  expect(eventsFor(workerSid, event, world)).toMatchObject([
    { payload: { sid: reservation.sid, task: { attributes: JSON.stringify(task.attributes) } } },
  ]);
});
