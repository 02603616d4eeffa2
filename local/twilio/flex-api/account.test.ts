import { AUTHORIZATION, flexAuthorization, seededWorld, tokenOf } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { accountRoutes } from './account';

const AS_SAM = flexAuthorization('sam');

const app = () => accountRoutes(seededWorld());

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
    body: new URLSearchParams({ Token: tokenOf('sam') }),
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
