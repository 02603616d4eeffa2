import { AUTHORIZATION, NOW, seededWorld, tokenOf } from '../../testing/world';
import { ACCOUNT } from '../../world/model';
import { iam } from './routes';

const TOKEN = tokenOf('alice');
const EXPIRED = tokenOf('alice', NOW - 60_000);

async function post(resource: string, body: string, headers: Record<string, string> = {}) {
  const response = await iam(seededWorld()).request(
    `http://localhost:4310/v1/Accounts/${ACCOUNT.accountSid}/${resource}`,
    {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    },
  );
  return { status: response.status, body: await response.json() };
}

const validate = (token: string) =>
  post('Tokens/validate', JSON.stringify({ token }), { Authorization: AUTHORIZATION });

test('sends Flex to the sign-in page, which returns to Flex', async () => {
  const { body } = await post('authenticate', JSON.stringify({ resource: 'http://localhost:4310/' }));
  expect(body).toEqual({ location: 'http://localhost:4310/sign-in?returnTo=http%3A%2F%2Flocalhost%3A4310%2F' });
});

test.each(['{}', '{"resource":1}', '[]', '{'])('refuses to sign in with the body %s', async (body) => {
  expect(await post('authenticate', body)).toMatchObject({ status: 400, body: { code: 20001 } });
});

test('answers who holds a valid token', async () => {
  expect((await validate(TOKEN)).body).toEqual({
    valid: true,
    identity: 'alice',
    realm_user_id: 'alice',
    roles: ['agent'],
    worker_sid: 'WK00000000000000000000000000000001',
    expiration: '2026-01-01T12:01:00.000Z',
  });
});

test('accepts a token in a form', async () => {
  const form = { Authorization: AUTHORIZATION, 'Content-Type': 'application/x-www-form-urlencoded' };
  const { body } = await post('Tokens/validate', new URLSearchParams({ token: TOKEN }).toString(), form);
  expect(body.valid).toBe(true);
});

test.each([
  ['forged', `${TOKEN.slice(0, -2)}xx`],
  ['expired', EXPIRED],
  ['malformed', 'nonsense'],
  ['of an unknown user', tokenOf('eve')],
])('answers that a token that is %s is not valid', async (_why, token) => {
  expect((await validate(token)).body).toMatchObject({ valid: false, code: 20101 });
});

test('validates tokens only for the account', async () => {
  expect(await post('Tokens/validate', JSON.stringify({ token: TOKEN }))).toMatchObject({
    status: 401,
    body: { code: 20003 },
  });
});

const asUser = (token: string) => ({ Authorization: `Basic ${Buffer.from(`token:${token}`).toString('base64')}` });

test('lets users validate their own token, as Flex UI 2.0.0 to 2.12.0 does', async () => {
  const { body } = await post('Tokens/validate', JSON.stringify({ token: TOKEN }), asUser(TOKEN));
  expect(body).toMatchObject({ valid: true, identity: 'alice' });
});

test.each([
  ['another user’s token', TOKEN, tokenOf('bob')],
  ['their own token after it has expired', EXPIRED, EXPIRED],
  ['a valid token with an expired one', TOKEN, EXPIRED],
  ['a token that is none', 'nonsense', TOKEN],
])('does not let users validate %s', async (_what, token, credentials) => {
  const answer = await post('Tokens/validate', JSON.stringify({ token }), asUser(credentials));
  expect(answer).toMatchObject({ status: 401, body: { code: 20003 } });
});

test('renews a valid token for a working day', async () => {
  const { body } = await post('Tokens/refresh', JSON.stringify({ token: TOKEN }));
  expect(body).toMatchObject({ identity: 'alice', expiration: '2026-01-01T20:00:00.000Z', roles: ['agent'] });
});

test('does not renew an expired token', async () => {
  expect((await post('Tokens/refresh', JSON.stringify({ token: EXPIRED }))).status).toBe(401);
});
