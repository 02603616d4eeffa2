import { EVENT_NAMES } from '../../src/contract/events';
import { startDelivery } from '../delivery/deliver';
import { entryOf, parametersOf } from '../delivery/entry';
import { DeliveryLog } from '../delivery/log';
import { CustomerSystems } from '../delivery/systems';
import { FaultScript } from '../faults/script';
import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../functions/address';
import { parseForm } from '../system/form';
import { noProgram } from '../testing/outside';
import { seed } from '../world/seed';
import { World } from '../world/world';
import { outsideApi } from './api';

const JANES = 'KD00000000000000000000000000000001';
const CARLAS = 'KD00000000000000000000000000000002';
const CRM = 'https://crm.example.com/in';

const ANSWERED = { kind: 'answered', status: 200 } as const;

function setup(send: typeof fetch = fetch) {
  const world = new World();
  seed(world);
  const deliveries = new DeliveryLog();
  const systems = new CustomerSystems();
  startDelivery({
    world,
    log: deliveries,
    functions: { domain: FUNCTIONS_DOMAIN, origin: 'http://localhost:1' },
    systems,
    send,
  });
  const app = outsideApi({ world, deliveries, faults: new FaultScript(), systems, program: noProgram });
  return {
    world,
    deliveries,
    systems,
    register: (type: 'global' | 'interaction') =>
      world.registerWebhook({ type, url: CRM, method: 'POST', events: [...EVENT_NAMES], friendlyName: null }).ttid,
    trigger: async (event: string, interaction?: string) => {
      const response = await app.request('/events', { method: 'POST', body: JSON.stringify({ event, interaction }) });
      return { status: response.status, body: await response.json() };
    },
  };
}

const sentenceOf = async (answer: ReturnType<ReturnType<typeof setup>['trigger']>) => {
  const { status, body } = await answer;
  expect(status).toBe(409);
  return body.error;
};

test.each(EVENT_NAMES)('%s happens by a change of the world and reaches the webhooks', async (event) => {
  const { world, register, trigger } = setup();
  register('global');
  const [agent] = [...world.users.values()];
  world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid: agent?.workerSid ?? '' });
  const { status, body } = await trigger(event);
  expect(status).toBe(200);
  expect(body.deliveries).toMatchObject([{ url: CRM, outcome: { kind: 'answered', status: 200 } }]);
});

test('names what the functions passed on while Twilio waited for their answer', async () => {
  const { world, deliveries, trigger } = setup(async (_url, init) => {
    const request = { method: 'POST', url: CRM, headers: {}, body: String(init?.body) };
    const parameters = parametersOf(parseForm(request.body));
    deliveries.settle(deliveries.add({ ...entryOf(request), at: 0, webhook: null, parameters }), ANSWERED);
    return new Response();
  });
  const events = [...EVENT_NAMES];
  world.registerWebhook({ type: 'global', url: FUNCTIONS_URL, method: 'POST', events, friendlyName: null });
  expect((await trigger('onParticipantLeft')).body.deliveries).toMatchObject([
    { webhook: null, url: CRM, outcome: ANSWERED },
    { webhook: { type: 'global' }, url: FUNCTIONS_URL, outcome: ANSWERED },
  ]);
});

test('prefers the interaction whose webhook was registered last', async () => {
  const { world, register, trigger } = setup();
  world.bindWebhook(CARLAS, register('interaction'));
  world.bindWebhook(JANES, register('interaction'));
  const { body } = await trigger('onParticipantLeft');
  expect(body).toMatchObject({ change: `Jane Miller left interaction ${JANES}.`, deliveries: [{ url: CRM }] });
  expect((await trigger('onParticipantLeft')).body).toMatchObject({
    change: `Carla Diaz left interaction ${CARLAS}.`,
    deliveries: [{ url: CRM }],
  });
});

test('happens on the interaction that the request names', async () => {
  const { trigger } = setup();
  expect((await trigger('onParticipantLeft', JANES)).body.change).toContain(JANES);
  expect(await sentenceOf(trigger('onParticipantLeft', JANES))).toBe('Jane Miller has already left.');
});

test('a colleague joins a chat that its agent has accepted, until every agent is in it', async () => {
  const { world, trigger } = setup();
  const { body } = await trigger('onParticipantJoined', JANES);
  expect(body.change).toBe(`Bob Agent accepted the chat of Jane Miller and joined interaction ${JANES}.`);
  const types = world.participantsOf('UO00000000000000000000000000000001').map(({ type }) => type);
  expect(types).toEqual(['customer', 'agent', 'agent']);
  expect(await sentenceOf(trigger('onParticipantJoined', JANES))).toContain('Every agent is already in the chat');
});

test('a chat that its agents left becomes active again when its customer writes', async () => {
  const { trigger } = setup();
  expect((await trigger('onChannelStatusUpdated', JANES)).body.change).toContain('is inactive');
  expect((await trigger('onChannelStatusUpdated', JANES)).body.change).toContain('is active');
  await trigger('onChannelStatusUpdated', JANES);
  await trigger('onParticipantLeft', JANES);
  expect(await sentenceOf(trigger('onChannelStatusUpdated', JANES))).toContain('cannot write again');
});

test('waits for the outcome of every delivery', async () => {
  const { register, systems, trigger } = setup();
  register('global');
  systems.setCondition('crm.example.com', { kind: 'slow', ms: 20 });
  expect((await trigger('onParticipantLeft')).body.deliveries).toMatchObject([{ outcome: { kind: 'answered' } }]);
});

test.each([
  ['onparticipantleft', undefined, /^There is no event 'onparticipantleft'\. The events are onInteractionCreated, /],
  ['__proto__', undefined, /^There is no event/],
  ['onParticipantLeft', 'KD9', /^There is no interaction KD9\.$/],
  ['onInteractionCreated', JANES, /^onInteractionCreated happens only when an interaction begins\./],
  ['onChannelCreated', JANES, /^onChannelCreated happens only when an interaction begins\./],
])('refuses %s on %s', async (event, interaction, sentence) => {
  expect(await sentenceOf(setup().trigger(event, interaction))).toMatch(sentence);
});

test('another channel of an interaction fails, and the first one stays open', async () => {
  const { world, register, trigger } = setup();
  world.bindWebhook(JANES, register('interaction'));
  const { body } = await trigger('onChannelCreateFailed', JANES);
  expect(body).toMatchObject({ change: expect.stringContaining(JANES), deliveries: [{ url: CRM }] });
  const statuses = [...world.channels.values()].filter(({ interactionSid }) => interactionSid === JANES);
  expect(statuses.map(({ status }) => status)).toEqual(['active', 'failed']);
});

test('refuses an event of an interaction that has ended or never had a channel', async () => {
  const { world, trigger } = setup();
  world.closeChannel('UO00000000000000000000000000000001', 'closed');
  expect(await sentenceOf(trigger('onParticipantLeft', JANES))).toContain('has ended');
  const failed = world.failChannel('sms');
  expect(await sentenceOf(trigger('onParticipantLeft', failed.sid))).toContain('has no channel');
});

test('says what to do if no conversation is open', async () => {
  const { world, trigger } = setup();
  for (const channelSid of world.channels.keys()) world.closeChannel(channelSid, 'closed');
  expect(await sentenceOf(trigger('onParticipantUpdated'))).toContain('npm run trigger -- onInteractionCreated');
});

test('answers 400 without an event', async () => {
  expect((await setup().trigger('')).status).toBe(400);
});
