import { seededWorld } from '../../testing/world';
import type { WorldEvent } from '../../world/model';
import { World } from '../../world/world';
import { eventsFor } from './events';

const ALICE = 'WK00000000000000000000000000000001';
const BOB = 'WK00000000000000000000000000000002';

/** The types of the frames that `workerSid` gets of what `happen` does. */
function typesOf(workerSid: string, happen: (world: World) => void): string[] {
  const world = seededWorld();
  const events: WorldEvent[] = [];
  world.listen((event) => events.push(event));
  happen(world);
  return events.flatMap((event) => eventsFor(workerSid, event, world)).map(({ event_type }) => event_type);
}

const offer = (world: World) => world.startChat({ customer: 'Nina', channelType: 'web', workerSid: ALICE });

test('an offered task is a new reservation', () => {
  expect(typesOf(ALICE, offer)).toEqual(['reservation.created']);
});

test("nobody hears of another worker's tasks", () => {
  expect(typesOf(BOB, offer)).toEqual([]);
});

test.each([
  ['accept', ['reservation.created', 'reservation.accepted']],
  ['reject', ['reservation.created', 'reservation.rejected']],
] as const)('to %s it is told', (action, frames) => {
  expect(typesOf(ALICE, (world) => world[action](offer(world).reservation.sid))).toEqual(frames);
});

test('the end of a conversation is told of the reservation and of the task', () => {
  const close = (world: World) => world.closeChannel('UO00000000000000000000000000000001', 'wrapup');
  expect(typesOf(ALICE, close)).toEqual(['reservation.wrapup', 'task.wrapup']);
});

test('a change of activity is told to the worker itself', () => {
  const pause = (world: World) => world.setActivity(ALICE, 'WA00000000000000000000000000000003');
  expect(typesOf(ALICE, pause)).toEqual(['worker.activity.update']);
  expect(typesOf(BOB, pause)).toEqual([]);
});

test('a reservation carries its task, whose attributes are JSON text', () => {
  const world = new World(() => 0);
  const { sid } = world.addActivity('Available', true);
  const { workerSid } = world.addUser('alice', 'Alice', 'agent', sid);
  const { reservation, task } = world.startChat({ customer: 'Nina', channelType: 'web', workerSid });
  const event: WorldEvent = { kind: 'reservation', reservationSid: reservation.sid, change: 'created' };
  expect(eventsFor(workerSid, event, world)).toMatchObject([
    { payload: { sid: reservation.sid, task: { attributes: JSON.stringify(task.attributes) } } },
  ]);
});
