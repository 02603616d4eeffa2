import { SyncClient } from 'twilio-sync';
import { startTwilsock, type TestTwilsock } from '../../../testing/twilsock';

let local: TestTwilsock;

beforeAll(async () => {
  local = await startTwilsock();
});
afterAll(() => local.stop());

test.each([
  ['an expired', () => local.token('alice', local.world.now() - 1)],
  ['a forged', () => `${local.token('alice')}x`],
  ['a meaningless', () => 'nonsense'],
])('refuses %s token, and the SDK reports that it needs a new one', async (_what, token) => {
  const client = new SyncClient(token(), local.options());
  await new Promise<void>((resolve) => client.once('tokenExpired', resolve));
  expect(client.connectionState).toBe('denied');
  await client.shutdown();
});

test('accepts a new token on the same connection', async () => {
  const client = new SyncClient(local.token('alice'), local.options());
  await client.map('any');
  await client.updateToken(local.token('alice', local.world.now() + 7_200_000));
  await client.map('another');
  expect(client.connectionState).toBe('connected');
  await client.shutdown();
});
