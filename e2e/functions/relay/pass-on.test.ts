/** Passing an event on: what each destination gets, and what the outbox keeps. */
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { DialResult } from '../../../functions/lib/dial/dial';
import { WarmState } from '../../../functions/lib/endpoint/warm-state';
import { passOn } from '../../../functions/lib/relay/pass-on';
import { HEALTH_MAP } from '../../../functions/lib/twilio/destination-health';
import { entryKey, formKey } from '../../../functions/lib/twilio/outbox-keys';
import { ACCOUNT } from '../../../local/world/model';
import { Harness, type TwilioRequest } from '../../fixtures/harness';
import { failing, neverAnswering, RELIABLE } from '../../fixtures/network';
import {
  answered,
  CRM,
  crmEntry,
  formKeys,
  isOutboxWrite,
  outboxEntries,
  outboxKeys,
  passedEvent,
  QUALITY,
  recordDials,
  relayContext,
  reminderKeys,
  timedOut,
  unanswered,
} from '../../fixtures/relay';

const ID = crmEntry('msg_1');

/** A harness whose destinations answer as given, by their URL; 200 by default. */
function setUp(answers: Readonly<Record<string, DialResult>> = {}) {
  const harness = new Harness();
  const dialed = recordDials(harness, (url) => answers[url] ?? answered(200));
  const warm = new WarmState();
  const pass = (changes: Parameters<typeof passedEvent>[1] = {}) =>
    harness.time.run(passOn(relayContext(harness, undefined, { warm }), passedEvent(harness, changes), [CRM, QUALITY]));
  return { harness, dialed, pass };
}

describe('each destination', () => {
  test('gets the whole form at once, with a signature for its own URL', async () => {
    const { harness, dialed, pass } = setUp();
    const { form } = passedEvent(harness);
    await pass();
    expect(dialed.map(({ url }) => url)).toEqual([CRM.url, QUALITY.url]);
    for (const { url, headers, body, limits } of dialed) {
      expect(Object.fromEntries(new URLSearchParams(body))).toEqual(form);
      expect(validateRequest(ACCOUNT.authToken, headers['X-Twilio-Signature'] ?? '', url, form)).toBe(true);
      expect(headers['webhook-id']).toBe('msg_1');
      expect(limits).toEqual({ connectMs: 1_000, totalMs: 1_500 });
    }
  });

  test('that gets it costs no write to the outbox', async () => {
    const { harness, pass } = setUp();
    expect(await pass()).toMatchObject({
      deliveries: {
        crm: { state: 'delivered', attempts: 1, outcome: { status: 200 } },
        quality: { state: 'delivered', attempts: 1, outcome: { status: 200 } },
      },
      isKept: true,
      gone: [],
    });
    expect(harness.sent.filter(isOutboxWrite)).toEqual([]);
  });

  test('that does not get it has a form, a reminder and an entry in the outbox', async () => {
    const { harness, pass } = setUp({ [CRM.url]: answered(500) });
    const firstAt = new Date(harness.time.now()).toISOString();
    // Half of five seconds: the random number of the harness is 0.5.
    const nextAt = new Date(harness.time.now() + 2_500).toISOString();
    const { deliveries, isKept } = await pass();
    expect(isKept).toBe(true);
    expect(deliveries.crm).toEqual({
      state: 'failed',
      at: firstAt,
      outcome: answered(500).outcome,
      attempts: 1,
      nextAt,
    });
    expect(outboxKeys(harness)).toEqual([expect.stringContaining(`${nextAt}.`), entryKey(ID), formKey(ID)]);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', firstAt, lastAt: firstAt, nextAt, attempts: 1 }]);
  });

  test.each([301, 400, 404, 500, 600])('that answers %d has not got it', async (status) => {
    expect(await setUp({ [CRM.url]: answered(status) }).pass()).toMatchObject({
      deliveries: { crm: { state: 'failed' }, quality: { state: 'delivered' } },
    });
  });

  test('that says when to come back is tried again then', async () => {
    const { harness, pass } = setUp({ [CRM.url]: answered(503, '90') });
    const nextAt = new Date(harness.time.now() + 90_000).toISOString();
    expect((await pass()).deliveries.crm).toMatchObject({ nextAt });
  });

  test('that wants no more events is reported, and the event is given up', async () => {
    const { harness, pass } = setUp({ [CRM.url]: answered(410) });
    expect(await pass()).toMatchObject({
      deliveries: { crm: { state: 'failed', nextAt: null } },
      isKept: true,
      gone: ['crm'],
    });
    expect(outboxKeys(harness)).toEqual([entryKey(ID)]);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'stopped', nextAt: null }]);
  });
});

describe('a destination that times out', () => {
  test.each(['connect-timeout', 'answer-timeout'] as const)(
    'is left alone for a minute, and its events go to the outbox: %s',
    async (why) => {
      const { harness, dialed, pass } = setUp({ [CRM.url]: unanswered(why) });
      await pass();
      await harness.pass(59_000);
      dialed.length = 0;
      const { deliveries, isKept } = await pass({ id: 'msg_2' });
      expect(dialed.map(({ url }) => url)).toEqual([QUALITY.url]);
      expect(deliveries.crm).toMatchObject({ state: 'failed', outcome: null, attempts: 0 });
      expect(isKept).toBe(true);
      expect(outboxEntries(harness)).toHaveLength(2);
      await harness.pass(1_000);
      await pass({ id: 'msg_3' });
      expect(dialed.map(({ url }) => url)).toContain(CRM.url);
    },
  );

  test('gets an event for which it was left alone within the next minute', async () => {
    const { harness, pass } = setUp({ [CRM.url]: timedOut });
    await pass();
    const firstAt = new Date(harness.time.now()).toISOString();
    const nextAt = new Date(harness.time.now() + 30_000).toISOString();
    expect((await pass({ id: 'msg_2' })).deliveries.crm).toMatchObject({ at: firstAt, nextAt });
    const [, second] = outboxEntries(harness);
    expect(second).toMatchObject({ state: 'waiting', attempts: 0, firstAt, lastAt: null, lastOutcome: null, nextAt });
  });
});

test('a destination whose settings cannot be used now gets its event later', async () => {
  const { harness, dialed } = setUp();
  const { deliveries, isKept } = await harness.time.run(
    passOn(relayContext(harness), passedEvent(harness), [QUALITY], [CRM.id]),
  );
  expect(dialed.map(({ url }) => url)).toEqual([QUALITY.url]);
  expect(deliveries).toMatchObject({ crm: { state: 'failed', attempts: 0 }, quality: { state: 'delivered' } });
  expect(isKept).toBe(true);
  expect(outboxKeys(harness)).toEqual([expect.stringMatching(/^\d/), entryKey(ID), formKey(ID)]);
});

test('a destination that fails at once is tried with the next event', async () => {
  const { dialed, pass } = setUp({ [CRM.url]: unanswered('refused') });
  await pass();
  await pass({ id: 'msg_2' });
  expect(dialed.filter(({ url }) => url === CRM.url)).toHaveLength(2);
});

describe('the outbox', () => {
  test.each([
    ['the form', ({ body }: TwilioRequest) => body.startsWith('Key=f-')],
    ['the reminder', ({ body }: TwilioRequest) => body.startsWith('Key=2')],
    ['the entry', ({ body }: TwilioRequest) => body.startsWith('Key=e-')],
  ])('does not have the event if Sync does not take %s', async (_, isMeant) => {
    const { harness, pass } = setUp({ [CRM.url]: answered(500) });
    harness.network = failing(400, (request) => isOutboxWrite(request) && isMeant(request));
    expect(await pass()).toMatchObject({ isKept: false, deliveries: { quality: { state: 'delivered' } } });
    expect(outboxEntries(harness)).toEqual([]);
  });

  test('that does not have the event promises no further attempt', async () => {
    const { harness, pass } = setUp({ [CRM.url]: answered(500) });
    harness.network = failing(400, isOutboxWrite);
    expect(await pass()).toMatchObject({ isKept: false, deliveries: { crm: { state: 'failed', nextAt: null } } });
  });

  test('gets the entry last, because where it is, the others must be, too', async () => {
    const { harness, pass } = setUp({ [CRM.url]: answered(500) });
    harness.network = neverAnswering(({ body }) => body.startsWith('Key=f-'));
    expect(await pass()).toMatchObject({ isKept: false });
    expect(outboxEntries(harness)).toEqual([]);
  });

  test('keeps the first entry if Twilio repeats the request', async () => {
    const { harness, pass } = setUp({ [CRM.url]: answered(500) });
    await pass();
    const [first] = outboxEntries(harness);
    await harness.pass(100);
    expect(await pass()).toMatchObject({ isKept: true });
    expect(outboxEntries(harness)).toEqual([first]);
    expect(formKeys(harness)).toHaveLength(1);
  });

  test('reminds of the first entry, if that is due later than the repeated request expects', async () => {
    const answers: Record<string, DialResult> = { [CRM.url]: answered(503, '1000') };
    const { harness, pass } = setUp(answers);
    await pass();
    const first = reminderKeys(harness);
    answers[CRM.url] = answered(503, '10');
    await pass();
    const times = reminderKeys(harness).map((key) => key.slice(0, 24));
    expect(times).toHaveLength(3);
    expect(times.filter((time) => first[0]?.startsWith(time))).toHaveLength(2);
  });

  test('needs no other reminder if the destination answers the repeated request that it wants no more', async () => {
    const answers: Record<string, DialResult> = { [CRM.url]: answered(500) };
    const { harness, pass } = setUp(answers);
    await pass();
    const before = outboxKeys(harness);
    answers[CRM.url] = answered(410);
    expect(await pass()).toMatchObject({ isKept: true, gone: ['crm'] });
    expect(outboxKeys(harness)).toEqual(before);
  });
});

describe('the health of a destination', () => {
  const itemsIn = ({ sync }: Harness) =>
    sync.service(ACCOUNT.recordsSyncServiceSid).maps.find(HEALTH_MAP)?.items() ?? [];
  const written = (harness: Harness) => itemsIn(harness).map(({ key }) => key);

  test('is written when it changes', async () => {
    const answers: Record<string, DialResult> = {};
    const { harness, pass } = setUp(answers);
    await pass();
    expect(written(harness)).toEqual(['crm.success', 'quality.success']);
    harness.sent.length = 0;
    await pass({ id: 'msg_2' });
    expect(harness.sent).toEqual([]);
    answers[CRM.url] = answered(500);
    await pass({ id: 'msg_3' });
    expect(written(harness)).toEqual(['crm.failure', 'crm.success', 'quality.success']);
  });

  test('says when it was tried, and with which outcome', async () => {
    const { harness, pass } = setUp({ [CRM.url]: answered(500) });
    const at = new Date(harness.time.now()).toISOString();
    await pass();
    expect(itemsIn(harness).map(({ data }) => data)).toEqual([
      { at, outcome: answered(500).outcome },
      { at, outcome: answered(200).outcome },
    ]);
  });

  test('that Sync has not taken is written with the next event', async () => {
    const { harness, pass } = setUp();
    harness.network = failing(400, ({ url }) => url.includes(HEALTH_MAP));
    await pass();
    expect(written(harness)).toEqual([]);
    harness.network = RELIABLE;
    await pass({ id: 'msg_2' });
    expect(written(harness)).toEqual(['crm.success', 'quality.success']);
  });

  test('delays nothing by more than a second, and decides nothing', async () => {
    const { harness, pass } = setUp();
    harness.network = neverAnswering(({ url }) => url.includes(HEALTH_MAP));
    const startedAt = harness.time.now();
    expect(await pass()).toMatchObject({ isKept: true });
    expect(harness.time.now() - startedAt).toBe(1_000);
  });

  test('of an entered URL is not written', async () => {
    const { harness } = setUp();
    const target = { ...CRM, id: 'url-0a1b2c3d' };
    await harness.time.run(passOn(relayContext(harness), passedEvent(harness), [target]));
    expect(written(harness)).toEqual([]);
  });
});
