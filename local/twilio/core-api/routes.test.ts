import { type AccountClient, accountClient, refusal } from '../../testing/account';
import { AUTHORIZATION } from '../../testing/world';
import { ACCOUNT } from '../../world/model';

const ACCOUNTS = 'api.twilio.com/2010-04-01/Accounts';
const KEYS = `${ACCOUNTS}/${ACCOUNT.accountSid}/Keys.json`;

let account: AccountClient;

beforeEach(() => {
  account = accountClient();
});

test('answers the account itself, and no other', async () => {
  const { body } = await account.get(`${ACCOUNTS}/${ACCOUNT.accountSid}.json`);
  expect(body).toMatchObject({
    sid: ACCOUNT.accountSid,
    friendly_name: 'Local Twilio',
    status: 'active',
    type: 'Full',
  });
  const other = `/${ACCOUNTS}/AC${'f'.repeat(32)}.json`;
  expect((await account.app.request(other, { headers: { Authorization: AUTHORIZATION } })).status).toBe(404);
});

test('creates API keys, each with a secret of its own', async () => {
  const [one, two] = [await account.post(KEYS, { FriendlyName: 'twilio-cli' }), await account.post(KEYS)];
  expect(one).toEqual({
    status: 201,
    body: {
      sid: expect.stringMatching(/^SK[0-9a-f]{32}$/),
      friendly_name: 'twilio-cli',
      secret: expect.stringMatching(/^[\w-]{32}$/),
      date_created: 'Thu, 01 Jan 2026 12:00:00 +0000',
      date_updated: 'Thu, 01 Jan 2026 12:00:00 +0000',
    },
  });
  expect(two.body.secret).not.toBe(one.body.secret);
});

test('an API key cannot read the account or create keys', async () => {
  const { sid, secret } = (await account.post(KEYS)).body;
  const as = `Basic ${Buffer.from(`${sid}:${secret}`).toString('base64')}`;
  expect(await account.get(`${ACCOUNTS}/${ACCOUNT.accountSid}.json`, as)).toEqual(refusal(401, 20003));
  expect(await account.post(KEYS, {}, as)).toEqual(refusal(401, 20003));
});
