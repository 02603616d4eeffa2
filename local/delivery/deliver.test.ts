import { FUNCTIONS_URL } from '../functions/address';
import type { Webhook } from '../world/model';
import { seed } from '../world/seed';
import { World } from '../world/world';
import { startDelivery } from './deliver';
import { DeliveryLog } from './log';

const CHANNEL = 'UO00000000000000000000000000000001';
const INTERACTION = 'KD00000000000000000000000000000001';
const TO_CRM = 'https://crm.example.com/in';
const TO_FUNCTIONS = `${FUNCTIONS_URL}/events/receive`;

function setup(send: typeof fetch = async () => new Response(null, { status: 204 }), timeoutMs?: number) {
  const world = new World();
  seed(world);
  const log = new DeliveryLog();
  const functionsOrigin = 'http://localhost:4311';
  const { idle, stop } = startDelivery({
    world,
    log,
    functionsOrigin,
    send,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const register = (url: string, details: Partial<Webhook> = {}) =>
    world.registerWebhook({
      type: 'global',
      url,
      method: 'POST',
      events: ['onParticipantLeft', 'onChannelStatusUpdated'],
      friendlyName: null,
      ...details,
    });
  return { world, log, register, idle, stop };
}

const eventsOf = (log: DeliveryLog) => log.list().map(({ parameters }) => parameters.EventType);

test('ending a chat sends one event per participant who left, then the channel status', async () => {
  const { world, log, register, idle } = setup();
  register(TO_CRM);
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(eventsOf(log)).toEqual(['onChannelStatusUpdated', 'onParticipantLeft', 'onParticipantLeft']);
  for (const delivery of log.list()) {
    expect(delivery).toMatchObject({ signatureValid: true, outcome: { kind: 'answered', status: 200 } });
  }
});

test('sends only the events a webhook subscribes to', async () => {
  const { world, log, register, idle } = setup();
  register(TO_CRM, { events: ['onChannelCreated'] });
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(log.list()).toEqual([]);
});

test('an interaction webhook receives only the events of its interaction', async () => {
  const { world, log, register, idle } = setup();
  const webhook = register(TO_CRM, { type: 'interaction' });
  world.leave(CHANNEL);
  world.bindWebhook(INTERACTION, webhook.ttid);
  world.leave('UO00000000000000000000000000000002');
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(log.list().map(({ parameters }) => parameters.InteractionSid)).toEqual([INTERACTION, INTERACTION]);
});

test('sends an event to both the global webhook and the interaction webhook', async () => {
  const { world, log, register, idle } = setup();
  register(TO_CRM);
  world.bindWebhook(INTERACTION, register(TO_CRM, { type: 'interaction' }).ttid);
  world.leave(CHANNEL);
  await idle();
  expect(log.list().map(({ webhook }) => webhook.type)).toEqual(['interaction', 'global']);
});

test('sends to the functions on this machine, signed for their public URL', async () => {
  const requested: string[] = [];
  const { world, log, register, idle } = setup(async (input) => {
    requested.push(String(input));
    return new Response();
  });
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(requested).toEqual(['http://localhost:4311/events/receive']);
  expect(log.list()).toMatchObject([{ url: TO_FUNCTIONS, signatureValid: true }]);
});

test('never connects to any other host', async () => {
  const send = jest.fn();
  const { world, log, register, idle } = setup(send);
  register('https://example.com/in');
  world.leave(CHANNEL);
  await idle();
  expect(send).not.toHaveBeenCalled();
  expect(log.list()).toMatchObject([{ outcome: { kind: 'not-delivered' } }]);
});

test('times out when the functions do not answer', async () => {
  const never: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const { world, log, register, idle } = setup(never, 1);
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(log.list()).toMatchObject([{ outcome: { kind: 'timed-out' } }]);
});

test('does not retry a failed delivery', async () => {
  const send = jest.fn(async () => {
    throw new TypeError('fetch failed');
  });
  const { world, log, register, idle } = setup(send);
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(send).toHaveBeenCalledTimes(1);
  expect(log.list()).toMatchObject([{ outcome: { kind: 'not-delivered' } }]);
});

test('delivers without blocking the world and keeps the order of events', async () => {
  const answers: (() => void)[] = [];
  const started: string[] = [];
  const { world, log, register, idle } = setup((_input, init) => {
    started.push(new URLSearchParams(String(init?.body)).get('EventType') ?? '');
    return new Promise((resolve) => answers.push(() => resolve(new Response())));
  });
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  world.setChannelStatus(CHANNEL, 'inactive');
  expect(log.list().map(({ outcome }) => outcome.kind)).toEqual(['pending', 'pending']);
  await Promise.resolve();
  expect(started).toEqual(['onParticipantLeft']);
  answers[0]?.();
  while (answers.length < 2) await new Promise(setImmediate);
  answers[1]?.();
  await idle();
  expect(started).toEqual(['onParticipantLeft', 'onChannelStatusUpdated']);
});

test('delivers nothing after it is stopped', () => {
  const { world, log, register, stop } = setup();
  register(TO_CRM);
  stop();
  world.leave(CHANNEL);
  expect(log.list()).toEqual([]);
});
