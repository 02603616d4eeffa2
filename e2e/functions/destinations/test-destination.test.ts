/** Sending a test event to a destination. */
import { Webhook } from 'standardwebhooks';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { DialRequest } from '../../../functions/lib/dial/dial';
import { FUNCTIONS_URL } from '../../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ACCOUNT } from '../../../local/world/model';
import type { Outcome } from '../../../src/contract/outcome';
import { allWebhooks } from '../../fixtures/account-state';
import { Harness } from '../../fixtures/harness';
import { codeOf, unwrap } from '../../fixtures/results';

const MINUTE_MS = 60_000;
const SECRET = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;
const VARIABLES: Readonly<Record<string, string>> = {
  ...FUNCTION_VARIABLES,
  DESTINATION_BI: 'Reports | https://bi.example.com/in?key=a | | relay',
  SIGNING_SECRET_BI: SECRET,
  DESTINATION_LEDGER: 'Ledger | https://ledger.example.com/in | admin',
};

const UNSENT: DialRequest = { url: '', headers: {}, body: '', limits: { connectMs: 0, totalMs: 0 } };

/** Returns a harness whose destinations answer so, and the requests that they got. */
function withDestinations(outcome: Outcome = { kind: 'answered', status: 204, ms: 40 }) {
  const harness = new Harness();
  const dialed: DialRequest[] = [];
  harness.dial = async (request) => {
    dialed.push(request);
    return { outcome, retryAfter: null };
  };
  return { harness, dialed };
}

const sendTest = (harness: Harness, destination: string, identity = 'sam', variables = VARIABLES) =>
  harness.ask('testDestination', harness.fieldsOf(identity, { destination }), variables);

describe('a test event', () => {
  test('goes to the destination, whose answer is reported', async () => {
    const { harness, dialed } = withDestinations();
    expect(await sendTest(harness, 'crm')).toEqual({
      ok: true,
      value: { outcome: { kind: 'answered', status: 204, ms: 40 } },
    });
    expect(dialed.map(({ url }) => url)).toEqual(['https://crm.example.com/interaction-events']);
  });

  test('reports a failure as an outcome, not as a failure of the request', async () => {
    const outcome: Outcome = { kind: 'unanswered', why: 'certificate-expired', ms: 7 };
    const { harness } = withDestinations(outcome);
    expect(unwrap(await sendTest(harness, 'crm'))).toEqual({ outcome });
  });

  test('is the documented example, with SIDs that are plainly not real', async () => {
    const { harness, dialed } = withDestinations();
    await sendTest(harness, 'crm');
    const fields = [...new URLSearchParams(dialed[0]?.body)];
    expect(fields.slice(0, 2)).toEqual([
      ['EventType', 'onParticipantJoined'],
      ['AccountSid', ACCOUNT.accountSid],
    ]);
    const sids = fields.slice(2).filter(([name]) => name.endsWith('Sid'));
    expect(sids.map(([, sid]) => sid.replace(/^[A-Z]{2}0{32}$/, 'not real'))).toEqual(Array(5).fill('not real'));
  });

  test('says in a header that it is one', async () => {
    const { harness, dialed } = withDestinations();
    await sendTest(harness, 'crm');
    expect(dialed[0]?.headers).toMatchObject({ 'x-interaction-webhooks-test': 'true' });
  });

  test('is signed as Twilio does, and with the secret of the destination', async () => {
    const { harness, dialed } = withDestinations();
    await sendTest(harness, 'bi');
    const [{ url, headers, body } = UNSENT] = dialed;
    const form = Object.fromEntries(new URLSearchParams(body));
    expect(validateRequest(ACCOUNT.authToken, headers['X-Twilio-Signature'] ?? '', url, form)).toBe(true);
    jest.useFakeTimers({ now: harness.time.now() });
    expect(() => new Webhook(SECRET).verify(body, headers, { jsonParse: false })).not.toThrow();
    jest.useRealTimers();
  });

  test('has an ID of its own each time', async () => {
    const { harness, dialed } = withDestinations();
    await sendTest(harness, 'crm');
    await sendTest(harness, 'crm');
    expect(new Set(dialed.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  test('leaves out the query and the fragment of an entered URL', async () => {
    const { harness, dialed } = withDestinations();
    await sendTest(harness, 'https://HOOKS.example.com/in?delete=all#rc=3');
    expect(dialed.map(({ url }) => url)).toEqual(['https://hooks.example.com/in']);
  });

  test('keeps the query that an administrator configured', async () => {
    const { harness, dialed } = withDestinations();
    await sendTest(harness, 'bi');
    expect(dialed.map(({ url }) => url)).toEqual(['https://bi.example.com/in?key=a']);
  });

  test('gives a relayed destination as long as real events do, and another one longer', async () => {
    const { harness, dialed } = withDestinations();
    await sendTest(harness, 'bi');
    await sendTest(harness, 'crm');
    expect(dialed.map(({ limits }) => limits.totalMs)).toEqual([1_500, 5_000]);
  });

  test('attaches nothing, so it is sent while attaching is switched off', async () => {
    const { harness, dialed } = withDestinations();
    expect(await sendTest(harness, 'crm', 'sam', { ...VARIABLES, SWITCHED_OFF: 'true' })).toMatchObject({ ok: true });
    expect(dialed).toHaveLength(1);
    expect(allWebhooks(harness)).toEqual([]);
  });

  test('is recorded with the host', async () => {
    const { harness } = withDestinations();
    await sendTest(harness, 'bi', 'ada');
    const { entries } = unwrap(await harness.as('sam', 'audit', { before: null }));
    expect(entries).toMatchObject([{ actor: 'ada', action: 'tested', host: 'bi.example.com', webhooks: [] }]);
    expect(JSON.stringify(entries)).not.toMatch(/key=|\/in/);
  });
});

describe('no test event is sent', () => {
  test.each([
    ['for an agent', 'crm', 'alice', 'not-permitted'],
    ['to a destination of another role', 'ledger', 'sam', 'unknown-destination'],
    ['to the inspector, which has no server', 'inspector', 'sam', 'unknown-destination'],
    ['to an unknown destination', 'nothing', 'sam', 'unknown-destination'],
    ['outside of the allowlist', 'https://elsewhere.example.net/', 'sam', 'url-refused'],
    ['to the functions themselves', `${FUNCTIONS_URL}/webhooks/sweep`, 'ada', 'url-refused'],
    ['to an IP address', 'https://127.0.0.1/', 'ada', 'url-refused'],
    ['without encryption', 'http://hooks.example.com/', 'ada', 'url-refused'],
  ])('%s', async (_, destination, identity, code) => {
    const { harness, dialed } = withDestinations();
    expect(codeOf(await sendTest(harness, destination, identity))).toBe(code);
    expect(dialed).toEqual([]);
  });

  test('to an entered URL while no host is allowed', async () => {
    const { harness, dialed } = withDestinations();
    const variables = { ...VARIABLES, ALLOWED_HOSTS: '' };
    expect(codeOf(await sendTest(harness, 'https://hooks.example.com/', 'ada', variables))).toBe('unknown-destination');
    expect(dialed).toEqual([]);
  });

  test('more than five times a minute for one person', async () => {
    const { harness, dialed } = withDestinations();
    for (let number = 0; number < 5; number += 1) await sendTest(harness, 'crm');
    expect(await sendTest(harness, 'crm')).toMatchObject({ failure: { code: 'too-many-requests' } });
    expect(codeOf(await sendTest(harness, 'crm', 'ada'))).toBe('ok');
    await harness.pass(MINUTE_MS);
    expect(codeOf(await sendTest(harness, 'crm'))).toBe('ok');
    expect(dialed).toHaveLength(7);
  });
});
