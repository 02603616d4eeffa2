/** A program's request for a webhook, if Twilio fails or is slow, and what the log and the audit say about it. */
import { allWebhooks } from '../../fixtures/account-state';
import { Harness } from '../../fixtures/harness';
import {
  delaying,
  errorAnswer,
  failing,
  isLockCreate,
  isLockUpdate,
  isRegister,
  isWaitingAdd,
  isWaitingList,
  neverAnswering,
  RELIABLE,
} from '../../fixtures/network';
import { askForNewInteraction, newInteractionFields, waitingItems } from '../../fixtures/new-interactions';

const MINUTE_MS = 60_000;

/** Returns an account with a request of a program, and a way to send it again later. */
function requested(changes = {}) {
  const harness = new Harness();
  const fields = newInteractionFields(harness, changes);
  return { harness, fields, ask: () => askForNewInteraction(harness, fields) };
}

describe('a request fails and leaves nothing, so that the same one succeeds afterwards, if Twilio fails', () => {
  test.each([
    ['to lock the request', isLockCreate],
    ['to keep the destinations', isWaitingAdd],
    ['to count what waits', isWaitingList],
    ['to register the webhook', isRegister],
  ])('%s', async (_, call) => {
    const { harness, ask } = requested();
    harness.network = failing(503, call);
    expect(await ask()).toMatchObject({ failure: { code: 'twilio-unavailable' } });
    harness.network = RELIABLE;
    expect([allWebhooks(harness), waitingItems(harness)]).toEqual([[], []]);
    expect((await ask()).ok).toBe(true);
  });
});

test('no webhook is registered without time to undo it', async () => {
  const { harness, ask } = requested();
  await askForNewInteraction(harness, { requestId: 'aaaaaaaa-0000-4000-8000-000000000002' });
  harness.network = delaying(harness, 2_000);
  expect(await ask()).toMatchObject({ failure: { code: 'twilio-unavailable' } });
  expect(harness.sent.filter(isRegister)).toHaveLength(1);
});

test('the same request is in progress if its lock is released at that moment', async () => {
  const { harness, ask } = requested();
  harness.network = (request, send) => (isLockCreate(request) ? Promise.resolve(errorAnswer(409, 54208)) : send());
  expect(await ask()).toMatchObject({ failure: { code: 'in-progress' } });
});

describe('after a function that died', () => {
  async function died() {
    const asked = requested();
    asked.harness.network = neverAnswering(isRegister, isLockUpdate, (request) => request.method === 'DELETE');
    await asked.ask();
    await asked.harness.pass(15_000);
    asked.harness.network = RELIABLE;
    return asked;
  }

  test('only one of two repetitions starts over', async () => {
    const { harness, ask } = await died();
    harness.network = delaying(harness, 50);
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, failure: expect.objectContaining({ code: 'in-progress' }) });
    expect(allWebhooks(harness)).toHaveLength(1);
  });

  test('a repetition fails if Twilio refuses to let it take over', async () => {
    const { harness, ask } = await died();
    harness.network = failing(400, isLockUpdate);
    expect(await ask()).toMatchObject({ failure: { code: 'twilio-refused' } });
    expect(allWebhooks(harness)).toEqual([]);
  });
});

test.each([-5, 5])('a request is current when it is exactly %d minutes old', async (minutes) => {
  const harness = new Harness();
  const issuedAt = new Date(harness.time.now() - minutes * MINUTE_MS).toISOString();
  expect((await askForNewInteraction(harness, { issuedAt })).ok).toBe(true);
});

test('the name contains the second in which the request was issued', async () => {
  const { harness, ask } = requested({ issuedAt: '2026-01-01T00:00:00.700Z' });
  await ask();
  expect(allWebhooks(harness)[0]?.friendlyName).toContain(' 2026-01-01T00:00:00Z ');
});

test('the audit names the webhook and no person', async () => {
  const { harness, ask } = requested();
  await ask();
  expect(await harness.as('sam', 'audit', { before: null })).toMatchObject({
    value: {
      entries: [
        { action: 'created', actor: null, webhooks: [{ ttid: allWebhooks(harness)[0]?.ttid, interactionSid: null }] },
      ],
    },
  });
});

test('the log names the request, and its webhook or why there is none', async () => {
  const { harness, fields, ask } = requested();
  await ask();
  await askForNewInteraction(harness, { ...fields, destinations: 'crm' });
  const { requestId: operation } = fields;
  expect(harness.log).toEqual([
    { event: 'for-new-interaction', operation, outcome: 'ok', ttid: allWebhooks(harness)[0]?.ttid },
    { event: 'for-new-interaction', operation, outcome: 'operation-reused' },
  ]);
});
