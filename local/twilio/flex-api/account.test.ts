import { AUTHORIZATION } from '../../testing/flex-api';
import { ACCOUNT } from '../../world/model';
import { seed } from '../../world/seed';
import { World } from '../../world/world';
import { issueFlexToken } from '../conventions/flex-tokens';
import { accountRoutes } from './account';

const NOW = Date.UTC(2026, 0, 1, 12);
const TOKEN = issueFlexToken({ identity: 'sam', expiresAt: NOW + 60_000 });
const AS_SAM = `Basic ${Buffer.from(`token:${TOKEN}`).toString('base64')}`;

function app() {
  const world = new World(() => NOW);
  seed(world);
  return accountRoutes(world);
}

const configuration = async (Authorization: string) =>
  app().request('/v1/Configuration', { headers: { Authorization } });

test.each([
  ['the account', AUTHORIZATION],
  ['somebody signed in to Flex', AS_SAM],
  ["Flex's SDK, which appends a parenthesis", `${AS_SAM})`],
])('%s may read the configuration', async (_who, authorization) => {
  const response = await configuration(authorization);
  expect(await response.json()).toMatchObject({
    account_sid: ACCOUNT.accountSid,
    flex_instance_sid: ACCOUNT.instanceSid,
    taskrouter_offline_activity_sid: 'WA00000000000000000000000000000001',
  });
});

test.each(['', 'Basic', 'Basic bm9ib2R5', 'Basic dG9rZW46eA=='])(
  'the configuration is not for the credentials "%s"',
  async (authorization) => {
    expect((await configuration(authorization)).status).toBe(401);
  },
);

test('a token tells Flex who is signed in', async () => {
  const response = await app().request(`/v1/Accounts/${ACCOUNT.accountSid}/Tokens/Info`, {
    method: 'POST',
    body: new URLSearchParams({ Token: TOKEN }),
  });
  expect(await response.json()).toMatchObject({ valid: true, identity: 'sam', roles: ['supervisor'] });
});

test('a bad token is refused with the code that makes Flex ask to sign in again', async () => {
  const response = await app().request(`/v1/Accounts/${ACCOUNT.accountSid}/Tokens/Info`, {
    method: 'POST',
    body: new URLSearchParams({ Token: 'nonsense' }),
  });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: 20003 });
});
