import { AUTHORIZATION, flexAuthorization, seededWorld, tokenOf } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { accountRoutes } from './account';

const AS_SAM = flexAuthorization('sam');

const app = () => accountRoutes(seededWorld());

const configuration = async (Authorization: string) =>
  app().request('/v1/Configuration', { headers: { Authorization } });

test.each([
  ['the account', AUTHORIZATION],
  ['a user signed in to Flex', AS_SAM],
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
  'refuses the configuration to the credentials "%s"',
  async (authorization) => {
    expect((await configuration(authorization)).status).toBe(401);
  },
);

test('answers who is signed in with a token', async () => {
  const response = await app().request(`/v1/Accounts/${ACCOUNT.accountSid}/Tokens/Info`, {
    method: 'POST',
    body: new URLSearchParams({ Token: tokenOf('sam') }),
  });
  expect(await response.json()).toMatchObject({ valid: true, identity: 'sam', roles: ['supervisor'] });
});

test('refuses an invalid token with the code that makes Flex show the sign-in page', async () => {
  const response = await app().request(`/v1/Accounts/${ACCOUNT.accountSid}/Tokens/Info`, {
    method: 'POST',
    body: new URLSearchParams({ Token: 'nonsense' }),
  });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: 20003 });
});

test('has no conversational insights', async () => {
  const response = await app().request(`/v1/Instances/${ACCOUNT.instanceSid}/Integrations/AiInsights`);
  expect(await response.json()).toEqual({ enabled: false, time_zone: 'Etc/UTC' });
});
