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

test('Flex is sent to the sign-in page, from which it comes back', async () => {
  const { body } = await post('authenticate', JSON.stringify({ resource: 'http://localhost:4310/' }));
  expect(body).toEqual({ location: 'http://localhost:4310/sign-in?returnTo=http%3A%2F%2Flocalhost%3A4310%2F' });
});

test('a good token says who holds it', async () => {
  expect((await validate(TOKEN)).body).toEqual({
    valid: true,
    identity: 'alice',
    realm_user_id: 'alice',
    roles: ['agent'],
    worker_sid: 'WK00000000000000000000000000000001',
    expiration: '2026-01-01T12:01:00.000Z',
  });
});

test('a token may also come in a form', async () => {
  const form = { Authorization: AUTHORIZATION, 'Content-Type': 'application/x-www-form-urlencoded' };
  const { body } = await post('Tokens/validate', new URLSearchParams({ token: TOKEN }).toString(), form);
  expect(body.valid).toBe(true);
});

test.each([
  ['forged', `${TOKEN.slice(0, -2)}xx`],
  ['expired', EXPIRED],
  ['no token at all', 'nonsense'],
  ['of somebody unknown', tokenOf('eve')],
])('a token that is %s is not valid', async (_why, token) => {
  expect((await validate(token)).body).toMatchObject({ valid: false, code: 20101 });
});

test('only the account may ask whose token it is', async () => {
  expect(await post('Tokens/validate', JSON.stringify({ token: TOKEN }))).toMatchObject({
    status: 401,
    body: { code: 20003 },
  });
});

test('a token that is still good is exchanged for one that lasts a working day', async () => {
  const { body } = await post('Tokens/refresh', JSON.stringify({ token: TOKEN }));
  expect(body).toMatchObject({ identity: 'alice', expiration: '2026-01-01T20:00:00.000Z', roles: ['agent'] });
});

test('an expired token is not refreshed', async () => {
  expect((await post('Tokens/refresh', JSON.stringify({ token: EXPIRED }))).status).toBe(401);
});
