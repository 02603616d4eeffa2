/** A program asks for a ttid with which it will create an interaction. */
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { allWebhooks } from '../../fixtures/account-state';
import { Harness, type Network, type TwilioRequest } from '../../fixtures/harness';
import {
  delaying,
  failing,
  isConfigurationRead,
  isLockUpdate,
  isRegister,
  losingAnswers,
  RELIABLE,
} from '../../fixtures/network';
import { askForNewInteraction, newInteractionFields, waitingItems } from '../../fixtures/new-interactions';

/** Lets no request after this one reach Twilio, which is as if the function died. */
function dyingAt(isLast: (request: TwilioRequest) => boolean): Network {
  let isDead = false;
  return async (request, send) => {
    if (isDead) return new Promise(() => undefined);
    isDead = isLast(request);
    return send();
  };
}

const MINUTE_MS = 60_000;
const OTHER_REQUEST = { requestId: 'aaaaaaaa-0000-4000-8000-000000000002' };

/** Returns an account with a request of a program, and a way to send it again later. */
function requested() {
  const harness = new Harness();
  const fields = newInteractionFields(harness);
  return { harness, ask: (changes = {}) => askForNewInteraction(harness, { ...fields, ...changes }) };
}

test('answers a ttid that waits for a day', async () => {
  const { harness, ask } = requested();
  const asked = await ask();
  const [webhook] = allWebhooks(harness);
  expect(asked).toEqual({ ok: true, value: { ttid: webhook?.ttid, expiresAt: '2026-01-02T00:00:00.000Z' } });
  expect(webhook).toMatchObject({
    type: 'interaction',
    method: 'POST',
    url: expect.stringMatching(/\/events\/receive\?n=[0-9a-f]{32}$/),
    friendlyName: expect.stringMatching(/^interaction-webhooks new 2026-01-01T00:00:00Z [0-9a-f]{16}$/),
  });
  expect(waitingItems(harness)).toHaveLength(1);
});

test('adds the event that names the interaction', async () => {
  const { harness, ask } = requested();
  await ask({ events: 'onParticipantLeft' });
  expect(allWebhooks(harness)[0]?.events).toEqual(['onInteractionCreated', 'onParticipantLeft']);
});

describe('the same request again', () => {
  test('gets the same answer, and registers nothing', async () => {
    const { harness, ask } = requested();
    const first = await ask();
    await harness.pass(4 * MINUTE_MS);
    expect(await ask()).toEqual(first);
    expect(allWebhooks(harness)).toHaveLength(1);
  });

  test('waits while the first one is in progress', async () => {
    const { harness, ask } = requested();
    harness.network = delaying(harness, 500);
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ failure: { code: 'in-progress' } });
    expect(allWebhooks(harness)).toHaveLength(1);
  });

  test.each([
    ['another destination', { destinations: 'crm' }],
    ['other events', { events: 'onParticipantLeft' }],
    ['another moment', { issuedAt: '2026-01-01T00:00:01.000Z' }],
  ])('is refused with %s', async (_, changes) => {
    const { ask } = requested();
    await ask();
    expect(await ask(changes)).toEqual({ ok: false, failure: { code: 'operation-reused' } });
  });

  test('succeeds after a failure', async () => {
    const { harness, ask } = requested();
    harness.network = failing(500, isRegister);
    expect(await ask()).toMatchObject({ failure: { code: 'twilio-unavailable' } });
    expect(waitingItems(harness)).toEqual([]);
    harness.network = RELIABLE;
    expect((await ask()).ok).toBe(true);
    expect(allWebhooks(harness)).toHaveLength(1);
  });

  test('starts over 15 seconds after a function that died', async () => {
    const { harness, ask } = requested();
    harness.network = dyingAt(isRegister);
    await ask();
    harness.network = RELIABLE;
    expect(await ask()).toMatchObject({ failure: { code: 'in-progress' } });
    await harness.pass(15_000);
    expect((await ask()).ok).toBe(true);
    expect(allWebhooks(harness)).toHaveLength(2);
  });

  test('gets the ttid of the first one, whose last step had no answer', async () => {
    const { harness, ask } = requested();
    harness.network = losingAnswers(isLockUpdate);
    const first = await ask();
    harness.network = RELIABLE;
    expect(await ask()).toEqual(first);
    expect(first.ok).toBe(true);
  });
});

test.each([
  ['a key', { destinations: 'crm,inspector', url: 'crm' }, ['crm', 'inspector']],
  ['a URL', { destinations: 'https://in.example.com/a,https://in.example.com:443/a' }, [expect.stringContaining('-')]],
])('keeps a destination once that is named twice as %s', async (_, changes, ids) => {
  const harness = new Harness();
  const variables = { ...FUNCTION_VARIABLES, ALLOWED_HOSTS: 'in.example.com' };
  expect((await askForNewInteraction(harness, changes, variables)).ok).toBe(true);
  expect(waitingItems(harness)).toMatchObject([{ data: { destinations: ids.map((id) => ({ id })) } }]);
});

test('logs how it went, with what Twilio says about its own failures', async () => {
  const { harness, ask } = requested();
  harness.network = failing(400, isRegister);
  await ask();
  harness.network = RELIABLE;
  const asked = await ask();
  expect(harness.log).toEqual([
    {
      event: 'for-new-interaction',
      operation: newInteractionFields(harness).requestId,
      outcome: 'twilio-refused',
      twilioCode: 20001,
      requestId: null,
    },
    {
      event: 'for-new-interaction',
      operation: newInteractionFields(harness).requestId,
      outcome: 'ok',
      ttid: asked.ok && asked.value.ttid,
    },
  ]);
});

test('registers a webhook once if Twilio does not answer', async () => {
  const { harness, ask } = requested();
  harness.network = losingAnswers(isRegister);
  expect((await ask()).ok).toBe(true);
  expect(allWebhooks(harness)).toHaveLength(1);
});

describe('a request is refused', () => {
  test.each([
    ['six minutes old', -6],
    ['six minutes early', 6],
  ])('that is %s', async (_, minutes) => {
    const { harness, ask } = requested();
    const issuedAt = new Date(harness.time.now() + minutes * MINUTE_MS).toISOString();
    expect(await ask({ issuedAt })).toEqual({
      ok: false,
      failure: { code: 'not-current', now: '2026-01-01T00:00:00.000Z' },
    });
    expect(harness.sent).toEqual([]);
  });

  test.each([
    ['an unknown destination', { destinations: 'crm,nowhere' }, { code: 'unknown-destination' }],
    ['no destination', { destinations: '' }, { code: 'bad-request', field: 'destinations' }],
    ['a destination twice', { destinations: 'crm,crm' }, { code: 'bad-request', field: 'destinations' }],
    ['a URL elsewhere', { url: 'https://elsewhere.test/in' }, { code: 'url-refused', offense: 'host' }],
    ['an unknown event', { events: 'onEverything' }, { code: 'bad-request', field: 'events.0' }],
    ['no event', { events: '' }, { code: 'bad-request', field: 'events.0' }],
    ['no UUID', { requestId: '1' }, { code: 'bad-request', field: 'requestId' }],
    ['no moment', { issuedAt: 'now' }, { code: 'bad-request', field: 'issuedAt' }],
  ])('with %s', async (_, changes, failure) => {
    const { harness, ask } = requested();
    expect(await ask(changes)).toEqual({ ok: false, failure });
    expect(harness.sent).toEqual([]);
  });

  test('while attaching is switched off', async () => {
    const harness = new Harness();
    const variables = { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' };
    expect(await harness.askForNewInteraction(newInteractionFields(harness), variables)).toMatchObject({
      statusCode: 403,
      body: { failure: { code: 'switched-off' } },
    });
  });

  test('with the name of the setting that is missing', async () => {
    const harness = new Harness();
    const { RECORDS_SYNC_SERVICE_SID: _, ...variables } = FUNCTION_VARIABLES;
    expect(await harness.askForNewInteraction(newInteractionFields(harness), variables)).toMatchObject({
      statusCode: 500,
      body: { failure: { code: 'misconfigured', variable: 'RECORDS_SYNC_SERVICE_SID' } },
    });
    expect(harness.log).toMatchObject([{ event: 'misconfigured', variable: 'RECORDS_SYNC_SERVICE_SID' }]);
  });
});

const idOf = (number: number) => `ffff${number.toString(16).padStart(28, '0')}`;

test('at most 1,000 webhooks wait at the same time', async () => {
  const { harness, ask } = requested();
  await ask();
  const [item] = waitingItems(harness);
  const maps = harness.sync.service(FUNCTION_VARIABLES.RECORDS_SYNC_SERVICE_SID ?? '').maps;
  for (let number = 1; number < 1_000; number += 1) {
    // Sync takes 20 writes a second.
    if (number % 20 === 0) await harness.pass(1_000);
    maps.get('interaction-webhooks-new').add(idOf(number), { data: item?.data ?? {} }, { by: 'system' });
  }
  expect(await ask(OTHER_REQUEST)).toEqual({ ok: false, failure: { code: 'too-many-waiting', limit: 1_000 } });
  expect(waitingItems(harness)).toHaveLength(1_000);
  maps.get('interaction-webhooks-new').remove(idOf(1));
  expect((await ask(OTHER_REQUEST)).ok).toBe(true);
});

test('a webhook that has got its interaction does not count, although what waited could not be removed', async () => {
  const { harness, ask } = requested();
  await ask();
  const [item] = waitingItems(harness);
  const maps = harness.sync.service(FUNCTION_VARIABLES.RECORDS_SYNC_SERVICE_SID ?? '').maps;
  const data = { ...(item?.data as object), interaction: `KD${'0'.repeat(32)}` };
  for (let number = 1; number <= 1_000; number += 1) {
    if (number % 20 === 0) await harness.pass(1_000);
    maps.get('interaction-webhooks-new').add(idOf(number), { data }, { by: 'system' });
  }
  expect((await ask(OTHER_REQUEST)).ok).toBe(true);
});

test('keeps nothing if the account cannot be read', async () => {
  const { harness, ask } = requested();
  harness.network = failing(500, isConfigurationRead);
  expect(await ask()).toMatchObject({ failure: { code: 'twilio-unavailable' } });
  expect(allWebhooks(harness)).toEqual([]);
  expect(waitingItems(harness)).toEqual([]);
});
