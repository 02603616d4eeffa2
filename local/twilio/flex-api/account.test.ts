import { AUTHORIZATION, flexAuthorization, NOW, seededWorld, tokenOf } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { isoSeconds } from '../conventions/time';
import { accountRoutes } from './account';
import { flexApi } from './routes';

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

test.each([
  ['lets agents transfer', AS_SAM, 200],
  ['hides the settings of transfers from strangers', 'Basic', 401],
])('%s', async (_what, Authorization, status) => {
  const path = `/v3/Instances/${ACCOUNT.instanceSid}/TransferSettings`;
  expect((await app().request(path, { headers: { Authorization } })).status).toBe(status);
});

test('has no conversational insights', async () => {
  const response = await app().request(`/v1/Instances/${ACCOUNT.instanceSid}/Integrations/AiInsights`);
  expect(await response.json()).toEqual({ enabled: false, time_zone: 'Etc/UTC' });
});

describe('an update of the configuration', () => {
  const api = () => {
    const routes = flexApi(seededWorld());
    return {
      update: (body: unknown, Authorization = AUTHORIZATION) =>
        routes.request('/v1/Configuration', {
          method: 'POST',
          headers: { Authorization, 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      read: async (path = '/v1/Configuration', Authorization = AUTHORIZATION) =>
        (await routes.request(path, { headers: { Authorization } })).json(),
    };
  };
  const account_sid = ACCOUNT.accountSid;

  test('is what the account and Flex read afterward', async () => {
    const { update, read } = api();
    const changes = { call_recording_enabled: true, attributes: { color: 'red' }, taskrouter_skills: [{ name: 'x' }] };
    const answer = await update({ account_sid, ...changes });
    expect([answer.status, await answer.json()]).toMatchObject([200, changes]);
    for (const reader of [AUTHORIZATION, AS_SAM]) {
      expect(await read('/v1/Configuration', reader)).toMatchObject({ ...changes, date_updated: isoSeconds(NOW) });
    }
  });

  test('replaces a property as a whole, and leaves the others', async () => {
    const { update, read } = api();
    const before = await read();
    await update({ account_sid, attributes: { a: 1 }, markdown: { enabled: true } });
    await update({ account_sid, attributes: { b: 2 } });
    expect(await read()).toEqual({
      ...before,
      attributes: { b: 2 },
      markdown: { enabled: true },
      date_updated: isoSeconds(NOW),
    });
  });

  test('keeps the services of Functions that the CLI names, as JSON or as a form', async () => {
    const routes = flexApi(seededWorld());
    const sidsAfter = async (body: string | URLSearchParams, type: Record<string, string> = {}) => {
      const headers = { Authorization: AUTHORIZATION, ...type };
      const answer = await routes.request('/v1/Configuration', { method: 'POST', headers, body });
      return (await answer.json()).serverless_service_sids;
    };
    const json = JSON.stringify({ account_sid, serverless_service_sids: ['ZS1'] });
    expect(await sidsAfter(json, { 'Content-Type': 'application/json' })).toEqual(['ZS1']);
    expect(await sidsAfter(new URLSearchParams({ account_sid, serverless_service_sids: 'ZS2' }))).toEqual(['ZS2']);
  });

  test('makes public attributes readable without credentials', async () => {
    const { update, read } = api();
    await update({ account_sid, public_attributes: { logo: 'l' } });
    expect(await read('/v1/Configuration/Public', '')).toMatchObject({
      configurations: [{ public_attributes: { logo: 'l' } }],
    });
  });

  test('names its own account and domain only', async () => {
    const { read } = api();
    const named = (account: string) => read(`/v1/Configuration/Public?AccountSid=${account}`, '');
    expect(await named(account_sid)).toMatchObject({ configurations: [{ account_sid }] });
    expect(await named(`AC${'f'.repeat(32)}`)).toEqual({ configurations: [] });
    const served = (domain: string) => read(`/v1/Configuration/Public?RuntimeDomain=${domain}`, '');
    expect(await served('localhost')).toMatchObject({ configurations: [{ account_sid }] });
    expect(await served('other-1234.twil.io')).toEqual({ configurations: [] });
  });

  test.each([
    ['no account', { attributes: {} }],
    ['another account', { account_sid: `AC${'f'.repeat(32)}`, attributes: {} }],
    ['a text in place of an object', { account_sid, attributes: '{}' }],
    ['a list in place of an object', { account_sid, ui_attributes: [] }],
    ['a number in place of a SID', { account_sid, serverless_service_sids: [1] }],
    ['a text in place of a flag', { account_sid, call_recording_enabled: 'true' }],
    ['a property that does nothing here', { account_sid, attributes: { a: 1 }, crm_enabled: true }],
    ['a property that no one can change', { account_sid, flex_instance_sid: ACCOUNT.instanceSid }],
    ['no object', [account_sid]],
  ])('with %s is refused and changes nothing', async (_, body) => {
    const { update, read } = api();
    const before = await read();
    const answer = await update(body);
    expect([answer.status, (await answer.json()).code]).toEqual([400, 20001]);
    expect(await read()).toEqual(before);
  });

  test('needs the credentials of the account', async () => {
    expect((await api().update({ account_sid, attributes: {} }, AS_SAM)).status).toBe(401);
  });
});
