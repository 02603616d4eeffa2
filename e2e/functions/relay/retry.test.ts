/** Trying again what is in the outbox: when, by whom, and what becomes of it. */
import { WarmState } from '../../../functions/lib/endpoint/warm-state';
import { passOn } from '../../../functions/lib/relay/pass-on';
import { retryDue } from '../../../functions/lib/relay/retry';
import { TRY_MS } from '../../../functions/lib/relay/try-again';
import { OUTBOX_MAPS, reminderKey } from '../../../functions/lib/twilio/outbox-keys';
import { ACCOUNT } from '../../../local/world/model';
import type { TwilioRequest } from '../../fixtures/harness';
import { delaying, failing, losingAnswers, neverAnswering } from '../../fixtures/network';
import {
  allowing,
  answered,
  CRM,
  crmEntry,
  formKeys,
  keepUndelivered,
  OUTBOX_MAP,
  outboxEntries,
  outboxKeys,
  passedEvent,
  QUALITY,
  relayContext,
  reminderKeys,
  timedOut,
  watchAttempts,
} from '../../fixtures/relay';
import { NOTHING, undelivered } from '../../fixtures/undelivered';

const HOUR_MS = 3_600_000;
const TARGETS = [CRM, QUALITY];

const BESIDE_AN_EVENT = { entries: 1, pages: 5 };

describe('a retry', () => {
  test('leaves an event alone until it is due', async () => {
    const { dialed, retry } = await undelivered();
    expect(await retry()).toEqual(NOTHING);
    expect(dialed).toEqual([]);
  });

  test('sends what is due, under the same ID, and clears the outbox', async () => {
    const { harness, dialed, mend, retry, shown } = await undelivered();
    mend();
    await harness.pass(5_000);
    expect(await retry()).toEqual({ ...NOTHING, delivered: 1 });
    expect(dialed.map(({ url, headers }) => [url, headers['webhook-id']])).toEqual([[CRM.url, 'msg_1']]);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'delivered', attempts: 2, nextAt: null }]);
    expect([...formKeys(harness), ...reminderKeys(harness)]).toEqual([]);
    expect(shown).toMatchObject([[crmEntry('msg_1'), { state: 'delivered', attempts: 2 }]]);
    expect(await retry()).toEqual(NOTHING);
    await harness.pass(HOUR_MS);
    expect(outboxKeys(harness)).toEqual([]);
  });

  test('plans the next attempt after a failure', async () => {
    const { harness, retry, shown } = await undelivered();
    await harness.pass(5_000);
    const nextAt = new Date(harness.time.now() + 15_000).toISOString();
    expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
    expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', attempts: 2, nextAt }]);
    expect(reminderKeys(harness)).toEqual([expect.stringContaining(nextAt)]);
    expect(shown).toMatchObject([[crmEntry('msg_1'), { state: 'failed', attempts: 2, nextAt }]]);
  });

  test('gives an event up after a day, and keeps the entry for people', async () => {
    const { harness, dialed, retry } = await undelivered();
    for (let minutes = 0; minutes < 26 * 60; minutes += 10) {
      await harness.pass(600_000);
      await retry();
    }
    expect(dialed.length).toBeGreaterThan(10);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', nextAt: null }]);
    expect(reminderKeys(harness)).toEqual([]);
    dialed.length = 0;
    await harness.pass(24 * HOUR_MS);
    expect(await retry()).toEqual(NOTHING);
    expect(dialed).toEqual([]);
  });

  test('gives up an event that no one has tried for a day', async () => {
    const { harness, dialed, retry } = await undelivered();
    await harness.pass(24 * HOUR_MS);
    expect(await retry()).toEqual(NOTHING);
    expect(dialed).toEqual([]);
    expect(reminderKeys(harness)).toEqual([]);
  });

  test('comes back when the destination asks for it', async () => {
    const { harness, answerWith, retry } = await undelivered();
    answerWith(answered(429, '700'));
    await harness.pass(5_000);
    const nextAt = new Date(harness.time.now() + 700_000).toISOString();
    await retry();
    expect(outboxEntries(harness)).toMatchObject([{ nextAt }]);
  });

  test('does not send to a destination that the attachment has lost, and gives its events up', async () => {
    const { harness, dialed, allowed, retry } = await undelivered();
    allowed.clear();
    await harness.pass(5_000);
    expect(await retry()).toEqual({ ...NOTHING, stopped: 1 });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'stopped', attempts: 1, nextAt: null }]);
    expect([...formKeys(harness), ...reminderKeys(harness)]).toEqual([]);
  });

  test('keeps an event whose destination has unusable settings, and sends it when they are repaired', async () => {
    const { harness, dialed, unusable, mend, retry, shown } = await undelivered();
    mend();
    unusable.add('crm');
    await harness.pass(5_000);
    const nextAt = new Date(harness.time.now() + 600_000).toISOString();
    expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', attempts: 1, nextAt }]);
    expect(formKeys(harness)).toHaveLength(1);
    expect(reminderKeys(harness)).toEqual([expect.stringContaining(nextAt)]);
    expect(shown).toMatchObject([[crmEntry('msg_1'), { state: 'failed', attempts: 1, nextAt }]]);
    unusable.clear();
    await harness.pass(600_000);
    expect(await retry()).toEqual({ ...NOTHING, delivered: 1 });
  });

  test('gives an event up after a day of unusable settings', async () => {
    const { harness, unusable, retry } = await undelivered();
    unusable.add('crm');
    for (let minutes = 0; minutes < 26 * 60; minutes += 10) {
      await harness.pass(600_000);
      await retry();
    }
    expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', attempts: 1, nextAt: null }]);
    expect(reminderKeys(harness)).toEqual([]);
  });

  test('ends a destination that wants no more events', async () => {
    const { harness, answerWith, ended, retry } = await undelivered();
    answerWith(answered(410));
    await harness.pass(5_000);
    expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
    expect(ended).toEqual(['crm']);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'stopped', lastOutcome: { status: 410 } }]);
    expect([...formKeys(harness), ...reminderKeys(harness)]).toEqual([]);
  });

  test('with a limit tries no more than that, and says that there is more', async () => {
    const { harness, dialed, mend, retry } = await undelivered(['msg_1', 'msg_2', 'msg_3']);
    mend();
    await harness.pass(5_000);
    expect(await retry(BESIDE_AN_EVENT)).toEqual({ ...NOTHING, delivered: 1, hasMore: true });
    expect(dialed).toHaveLength(1);
    expect(await retry()).toEqual({ ...NOTHING, delivered: 2 });
  });

  test('passes over a destination that has just timed out, and says that there is more', async () => {
    const { harness, dialed, answers, retry } = await undelivered(['msg_1', 'msg_2'], TARGETS);
    answers[CRM.url] = timedOut;
    answers[QUALITY.url] = answered(200);
    const warm = new WarmState();
    await harness.pass(5_000);
    await retry(undefined, { warm });
    dialed.length = 0;
    await harness.pass(20_000);
    expect(await retry(undefined, { warm })).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
  });

  test('beside an event finds what is due behind a page of a destination that hangs', async () => {
    const { harness, dialed, retry } = await undelivered([]);
    const warm = new WarmState();
    warm.slow.add(QUALITY.id, harness.time.now() + 90_000);
    for (let number = 0; number < 60; number += 1) {
      await keepUndelivered(harness, { ...crmEntry(`msg_${number}`), destination: QUALITY.id });
      // Sync takes 20 writes a second.
      await harness.pass(1_000);
    }
    await keepUndelivered(harness, crmEntry('msg_60'));
    await harness.pass(30_000);
    expect(await retry(BESIDE_AN_EVENT, { warm })).toMatchObject({ failed: 1 });
    expect(dialed.map(({ url }) => url)).toEqual([CRM.url]);
  });
});

/** Whether the request reads an entry of the outbox. */
const isEntryRead = ({ method, url }: TwilioRequest) => method === 'GET' && url.includes('/e-');

/** Whether the request replaces an entry by one with this state. */
const isReplacing =
  (state: string) =>
  ({ method, url, body }: TwilioRequest) =>
    method === 'POST' && url.includes('/e-') && body.includes(state);

describe('a limit', () => {
  /** Two attachments, each in a map of its own, that lack one event each. */
  async function setUp() {
    const both = await undelivered();
    const { harness, invoke, answerWith } = both;
    answerWith(answered(500));
    await invoke((context) => passOn(context, passedEvent(harness, { relay: 'b'.repeat(32) }), [CRM]));
    await harness.pass(5_000);
    harness.sent.length = 0;
    return both;
  }

  test.each([
    ['delivered', answered(200), ['crm']],
    ['failed', answered(500), ['crm']],
    ['stopped', answered(200), []],
  ] as const)('counts an event that is %s, and ends the search', async (kind, answer, targets) => {
    const { harness, allowed, answerWith, retry } = await setUp();
    answerWith(answer);
    allowed.clear();
    for (const id of targets) allowed.add(id);
    expect(await retry({ entries: 1 })).toEqual({ ...NOTHING, [kind]: 1, hasMore: true });
    expect(harness.sent.filter(isEntryRead)).toHaveLength(1);
  });

  test('that is reached in the middle leaves the rest', async () => {
    const { harness, invoke, mend, retry } = await setUp();
    for (const id of ['msg_2', 'msg_3']) {
      await invoke((context) => passOn(context, passedEvent(harness, { id, relay: 'b'.repeat(32) }), [CRM]));
    }
    mend();
    await harness.pass(5_000);
    expect(await retry({ entries: 2 })).toEqual({ ...NOTHING, delivered: 2, hasMore: true });
    expect(await retry({ entries: 2 })).toEqual({ ...NOTHING, delivered: 2 });
  });
});

describe('more reminders than Sync lists in two pages', () => {
  /** An event that is due after 110 reminders whose entries are still to come. */
  async function setUp() {
    const { harness, mend, retry } = await undelivered([]);
    const { outbox } = relayContext(harness);
    await harness.time.run(outbox.remind(crmEntry('msg_0'), harness.time.now()));
    const map = harness.sync.service(ACCOUNT.recordsSyncServiceSid).maps.get(OUTBOX_MAP);
    for (let number = 1; number < 110; number += 1) {
      // Sync takes 20 writes a second.
      await harness.pass(50);
      const key = reminderKey(crmEntry(`msg_${number}`), harness.time.now(), '0');
      map.add(key, { data: {} }, { by: 'system' });
    }
    harness.dial = async () => answered(500);
    await harness.time.run(passOn(relayContext(harness), passedEvent(harness), [CRM]));
    await harness.pass(5_000);
    harness.dial = async () => answered(200);
    mend();
    return retry;
  }

  test('are all looked at', async () => {
    const retry = await setUp();
    expect(await retry()).toEqual({ ...NOTHING, delivered: 1 });
  });

  test.each([
    [1, { ...NOTHING, hasMore: true }],
    [2, { ...NOTHING, hasMore: true }],
    [3, { ...NOTHING, delivered: 1 }],
  ])('are looked at up to page %d with that limit', async (pages, result) => {
    const retry = await setUp();
    expect(await retry({ pages })).toEqual(result);
  });
});

describe('at most five events', () => {
  test('are tried at the same time', async () => {
    const { harness, retry } = await undelivered(Array.from({ length: 7 }, (_, number) => `msg_${number}`));
    await harness.pass(5_000);
    const busy = watchAttempts(harness);
    expect(await retry()).toEqual({ ...NOTHING, delivered: 7 });
    expect(busy.most).toBe(5);
  });
});

describe('without the time for an attempt', () => {
  const late = { budgetMs: TRY_MS };

  test('nothing is looked at, and more is left', async () => {
    const { harness, dialed, retry } = await undelivered();
    await harness.pass(5_000);
    harness.sent.length = 0;
    expect(await retry(undefined, late)).toEqual({ ...NOTHING, hasMore: true });
    expect(harness.sent.filter(isEntryRead)).toEqual([]);
    expect(dialed).toEqual([]);
  });

  test('nothing is left if nothing is due', async () => {
    const { retry } = await undelivered();
    expect(await retry(undefined, late)).toEqual(NOTHING);
  });

  test('nothing is taken that was read too slowly, and more is left', async () => {
    const { harness, dialed, retry } = await undelivered();
    await harness.pass(5_000);
    const before = outboxKeys(harness);
    harness.network = delaying(harness, 1_000, isEntryRead);
    expect(await retry(undefined, { budgetMs: TRY_MS + 500 })).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
    expect(outboxKeys(harness)).toEqual(before);
  });

  test('reading ends, so that the time is left for other work', async () => {
    const { harness, retry } = await undelivered();
    await harness.pass(5_000);
    const startedAt = harness.time.now();
    harness.network = delaying(harness, 1_000, isEntryRead);
    await retry(undefined, { budgetMs: TRY_MS + 500 });
    expect(harness.time.now() - startedAt).toBe(500);
  });

  test('nothing is taken if a reminder beside it was dropped slowly, and more is left', async () => {
    const { harness, dialed, invoke, retry } = await undelivered();
    await invoke((context) => context.outbox.remind(crmEntry('msg_2'), harness.time.now()));
    await harness.pass(600_001);
    harness.network = delaying(harness, 1_000, ({ method }) => method === 'DELETE');
    expect(await retry(undefined, { budgetMs: TRY_MS + 500 })).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
  });

  test('nothing is left if the last reminder was dropped slowly', async () => {
    const { harness, retry } = await undelivered();
    await harness.pass(24 * HOUR_MS);
    harness.network = delaying(harness, 1_000, ({ method }) => method === 'DELETE');
    expect(await retry(undefined, { budgetMs: TRY_MS + 500 })).toEqual(NOTHING);
    expect(reminderKeys(harness)).toEqual([]);
  });
});

test('the last attempt needs no reminder anymore', async () => {
  const { harness, retry } = await undelivered();
  await harness.pass(24 * HOUR_MS - 600_000);
  expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
  expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', nextAt: null }]);
  expect(reminderKeys(harness)).toEqual([]);
});

describe('of several retries at once', () => {
  test('one sends the event', async () => {
    const { harness, dialed, invoke, mend } = await undelivered();
    mend();
    await harness.pass(5_000);
    const retries = await invoke(() =>
      Promise.all([1, 2, 3].map(() => retryDue(relayContext(harness, allowing(CRM)), OUTBOX_MAPS))),
    );
    expect(dialed).toHaveLength(1);
    expect(retries.map(({ delivered }) => delivered).sort()).toEqual([0, 0, 1]);
  });
});

describe('if the function ends in the middle', () => {
  test('of the attempt, another one tries it again after 15 seconds', async () => {
    const { harness, dialed, mend, retry } = await undelivered();
    mend();
    await harness.pass(5_000);
    const isClosing = ({ body }: { body: string }) => body.includes('delivered');
    harness.network = failing(500, isClosing);
    await retry();
    harness.network = (_, send) => send();
    dialed.length = 0;
    expect(await retry()).toEqual(NOTHING);
    await harness.pass(15_000);
    expect(await retry()).toEqual({ ...NOTHING, delivered: 1 });
    expect(dialed).toHaveLength(1);
  });
});

describe('if Sync', () => {
  test('does not answer, nothing is sent, and more is left', async () => {
    const { harness, dialed, retry } = await undelivered();
    await harness.pass(5_000);
    harness.network = failing(500, () => true);
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
  });

  test('does not give the entry, nothing is sent, and more is left', async () => {
    const { harness, dialed, retry } = await undelivered();
    await harness.pass(5_000);
    const before = outboxKeys(harness);
    harness.network = failing(500, isEntryRead);
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
    expect(outboxKeys(harness)).toEqual(before);
  });

  test.each([400, 412])('answers %d to the result, the reminder that led here stays', async (status) => {
    const { harness, retry } = await undelivered();
    await harness.pass(5_000);
    const [before] = reminderKeys(harness);
    harness.network = failing(status, isReplacing('waiting'));
    expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
    expect(reminderKeys(harness)).toContain(before);
  });

  test.each([400, 412])('answers %d to the pause of unusable settings, the reminder stays', async (status) => {
    const { harness, unusable, retry } = await undelivered();
    unusable.add('crm');
    await harness.pass(5_000);
    const [before] = reminderKeys(harness);
    harness.network = failing(status, isReplacing('waiting'));
    expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
    expect(reminderKeys(harness)).toContain(before);
  });

  test.each([400, 412])('answers %d to the end of a destination, form and reminder stay', async (status) => {
    const { harness, answerWith, retry } = await undelivered();
    answerWith(answered(410));
    await harness.pass(5_000);
    harness.network = failing(status, isReplacing('stopped'));
    await retry();
    expect(formKeys(harness)).toHaveLength(1);
    expect(reminderKeys(harness)).toHaveLength(1);
  });

  test.each([
    [400, true],
    [412, false],
  ])('answers %d to the giving up, form and reminder stay', async (status, hasMore) => {
    const { harness, dialed, allowed, retry } = await undelivered();
    allowed.clear();
    await harness.pass(5_000);
    harness.network = failing(status, isReplacing('stopped'));
    expect(await retry()).toEqual({ ...NOTHING, hasMore });
    expect(dialed).toEqual([]);
    expect(formKeys(harness)).toHaveLength(1);
    expect(reminderKeys(harness)).toHaveLength(1);
  });

  test('loses the answer to the taking, the event is sent later', async () => {
    const { harness, dialed, mend, retry } = await undelivered();
    mend();
    await harness.pass(5_000);
    harness.network = losingAnswers(({ body }) => body.includes('trying'));
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
    harness.network = (_, send) => send();
    await harness.pass(15_000);
    expect(await retry()).toEqual({ ...NOTHING, delivered: 1 });
  });

  test('refuses to give the form, nothing is sent, and the entry is as before', async () => {
    const { harness, dialed, retry } = await undelivered();
    await harness.pass(5_000);
    const [before] = outboxEntries(harness);
    harness.network = failing(400, ({ method, url }) => method === 'GET' && url.includes('/f-'));
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toEqual([before]);
  });

  test('cannot give the form, nothing is sent, and the entry is as before', async () => {
    const { harness, dialed, retry } = await undelivered();
    await harness.pass(5_000);
    const [before] = outboxEntries(harness);
    harness.network = neverAnswering(({ method, url }) => method === 'GET' && url.includes('/f-'));
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toEqual([before]);
  });

  test('gives the form so late that no attempt fits in, nothing is sent, and the entry is as before', async () => {
    const { harness, dialed, retry } = await undelivered();
    await harness.pass(5_000);
    const [before] = outboxEntries(harness);
    const slow = delaying(harness, 1_900, ({ method }) => method === 'GET');
    const slower = delaying(harness, 2_400);
    harness.network = (request, send) => (request.url.includes('/f-') ? slower : slow)(request, send);
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toEqual([before]);
  });

  test('does not take a reminder of the next attempt, the one that led here stays', async () => {
    const { harness, retry } = await undelivered();
    await harness.pass(5_000);
    const before = reminderKeys(harness);
    harness.network = failing(400, ({ method, body }) => method === 'POST' && body.startsWith('Key=2'));
    await retry();
    expect(reminderKeys(harness)).toEqual(before);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', attempts: 2 }]);
    harness.network = (_, send) => send();
    expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
  });
});

describe('a reminder without an entry', () => {
  test('stays for ten minutes, because the entry comes after it, and then goes', async () => {
    const { harness, invoke, retry } = await undelivered([]);
    const id = crmEntry('msg_1');
    await invoke((context) => context.outbox.remind(id, harness.time.now()));
    await harness.pass(600_000);
    await retry();
    expect(reminderKeys(harness)).toHaveLength(1);
    await harness.pass(1);
    await retry();
    expect(reminderKeys(harness)).toEqual([]);
  });
});
