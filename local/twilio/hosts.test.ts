import { Hono } from 'hono';
import { AUTHORIZATION, tokenOf } from '../testing/world';
import { seed } from '../world/seed';
import { World } from '../world/world';
import { answerRefusal } from './conventions/errors';
import { ASSUMED } from './flex-api/behavior';
import { twilioHosts } from './hosts';
import { SyncStore } from './sync/store/store';
import { UnknownRequests } from './unknown-requests';

const INTERACTION = '/flex-api.twilio.com/v1/Interactions/KD00000000000000000000000000000001';

function hosts(behavior = ASSUMED) {
  const world = new World();
  const app = new Hono();
  app.onError(answerRefusal);
  app.route('/', twilioHosts({ world, sync: new SyncStore(world.now), unknown: new UnknownRequests(), behavior }));
  seed(world);
  return (path: string, form?: Record<string, string>, Authorization = AUTHORIZATION) =>
    app.request(path, {
      headers: { Authorization },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
}

test('numbers the requests in the order in which they arrive', async () => {
  const ask = hosts();
  const ids: (string | null)[] = [];
  for (const answer of [
    await ask(INTERACTION),
    await ask(INTERACTION, undefined, 'none'),
    await ask('/sync.twilio.com/v1/Services', undefined, 'none'),
    await ask('/sync.twilio.com/v1/Services/IS0'),
    await ask('/iam.twilio.com/v1/Accounts/AC0/Tokens/validate', { token: 'x' }),
    await ask('/taskrouter.twilio.com/v1/Nothing'),
  ]) {
    ids.push(answer.headers.get('twilio-request-id'));
  }
  expect(ids).toEqual([1, 2, 3, 4, 5, 6].map((number) => `RQ0000000000000000000000000000000${number}`));
});

test.each([
  [true, null],
  [false, 'flex_interactionwebhook_1'],
])('with emptyTtidClears %s, an empty ttid leaves %s bound', async (emptyTtidClears, left) => {
  const ask = hosts({ ...ASSUMED, emptyTtidClears });
  await ask(INTERACTION, { WebhookTtid: 'flex_interactionwebhook_1' });
  const answer = await ask(INTERACTION, { WebhookTtid: '' });
  expect(await answer.json()).toMatchObject({ webhook_ttid: left });
});

test('reports in the terminal which request refused a Flex token', async () => {
  const report = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const ask = hosts();
  const basic = (token: string) => `Basic ${Buffer.from(`token:${token}`).toString('base64')}`;
  await ask('/flex-api.twilio.com/v1/Configuration', undefined, basic(tokenOf('alice', Date.now() + 60_000)));
  expect(report).not.toHaveBeenCalled();
  await ask('/flex-api.twilio.com/v1/Configuration', undefined, basic('expired'));
  expect(report.mock.calls).toEqual([
    ['Local Twilio refused a Flex token: GET flex-api.twilio.com/v1/Configuration. Flex may ask to sign in again.'],
  ]);
  report.mockRestore();
});
