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

function delivering(send: typeof fetch = async () => new Response(null, { status: 204 }), timeoutMs?: number) {
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

test('ending a chat tells a subscriber that everybody left and the channel closed, newest first', async () => {
  const { world, log, register, idle } = delivering();
  register(TO_CRM);
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(eventsOf(log)).toEqual(['onChannelStatusUpdated', 'onParticipantLeft', 'onParticipantLeft']);
  for (const delivery of log.list()) {
    expect(delivery).toMatchObject({ signatureValid: true, outcome: { kind: 'answered', status: 200 } });
  }
});

test('events that were not asked for are not sent', async () => {
  const { world, log, register, idle } = delivering();
  register(TO_CRM, { events: ['onChannelCreated'] });
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(log.list()).toEqual([]);
});

test('a webhook of an interaction hears of that interaction only', async () => {
  const { world, log, register, idle } = delivering();
  const webhook = register(TO_CRM, { type: 'interaction' });
  world.leave(CHANNEL);
  world.bindWebhook(INTERACTION, webhook.ttid);
  world.leave('UO00000000000000000000000000000002');
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(log.list().map(({ parameters }) => parameters.InteractionSid)).toEqual([INTERACTION, INTERACTION]);
});

test('a global webhook and one of the interaction both hear of the same event', async () => {
  const { world, log, register, idle } = delivering();
  register(TO_CRM);
  world.bindWebhook(INTERACTION, register(TO_CRM, { type: 'interaction' }).ttid);
  world.leave(CHANNEL);
  await idle();
  expect(log.list().map(({ webhook }) => webhook.type)).toEqual(['interaction', 'global']);
});

test('the functions are asked on this machine, for the address that was signed', async () => {
  const asked: string[] = [];
  const { world, log, register, idle } = delivering(async (input) => {
    asked.push(String(input));
    return new Response();
  });
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(asked).toEqual(['http://localhost:4311/events/receive']);
  expect(log.list()).toMatchObject([{ url: TO_FUNCTIONS, signatureValid: true }]);
});

test('any other host is never dialled', async () => {
  const send = jest.fn();
  const { world, log, register, idle } = delivering(send);
  register('https://example.com/in');
  world.leave(CHANNEL);
  await idle();
  expect(send).not.toHaveBeenCalled();
  expect(log.list()).toMatchObject([{ outcome: { kind: 'not-delivered' } }]);
});

test('an answer that does not come is given up on', async () => {
  const never: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const { world, log, register, idle } = delivering(never, 1);
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(log.list()).toMatchObject([{ outcome: { kind: 'timed-out' } }]);
});

test('a failure is not tried again', async () => {
  const send = jest.fn(async () => {
    throw new TypeError('fetch failed');
  });
  const { world, log, register, idle } = delivering(send);
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(send).toHaveBeenCalledTimes(1);
  expect(log.list()).toMatchObject([{ outcome: { kind: 'not-delivered' } }]);
});

test('the world does not wait, and a webhook gets its events in their order', async () => {
  const answers: (() => void)[] = [];
  const started: string[] = [];
  const { world, log, register, idle } = delivering((_input, init) => {
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

test('what was stopped delivers no more', () => {
  const { world, log, register, stop } = delivering();
  register(TO_CRM);
  stop();
  world.leave(CHANNEL);
  expect(log.list()).toEqual([]);
});
