/** Trying again what is in the outbox: when, by whom, and what becomes of it. */
import type { DialResult } from '../../../functions/lib/dial/dial';
import { WarmState } from '../../../functions/lib/endpoint/warm-state';
import type { RetryContext } from '../../../functions/lib/relay/context';
import { passOn } from '../../../functions/lib/relay/pass-on';
import { type RetryLimits, retryDue } from '../../../functions/lib/relay/retry';
import { sendAgain, sendAllAgain } from '../../../functions/lib/relay/send-again';
import type { Target, TargetLookup } from '../../../functions/lib/settings/target';
import type { EntryId } from '../../../functions/lib/twilio/outbox-keys';
import { OUTBOX_MAPS } from '../../../functions/lib/twilio/outbox-keys';
import type { Delivery } from '../../../src/contract/delivery';
import { ok } from '../../../src/contract/result';
import { Harness } from '../../fixtures/harness';
import { delaying, failing, losingAnswers, neverAnswering } from '../../fixtures/network';
import {
  allowing,
  answered,
  CRM,
  crmEntry,
  formKeys,
  keepUndelivered,
  lookUpIn,
  outboxEntries,
  outboxKeys,
  passedEvent,
  QUALITY,
  RELAY,
  recordDials,
  relayContext,
  reminderKeys,
  timedOut,
} from '../../fixtures/relay';
import { unwrap } from '../../fixtures/results';

const HOUR_MS = 3_600_000;
const UNUSABLE: TargetLookup = { kind: 'unusable' };
const TARGETS = [CRM, QUALITY];

/** An account in which the CRM has not got an event, and now answers as `answer` says. */
async function setUp(events: readonly string[] = ['msg_1'], targets: readonly Target[] = [CRM]) {
  const harness = new Harness();
  const answers: Record<string, DialResult> = {};
  const allowed = new Set(TARGETS.map(({ id }) => id));
  const unusable = new Set<string>();
  const ended: string[] = [];
  const shown: [EntryId, Delivery][] = [];
  let answer: DialResult = answered(500);
  const dialed = recordDials(harness, (url) => answers[url] ?? answer);
  const authority = {
    mayStillSend: async (_: unknown, __: unknown, destination: string) =>
      ok(unusable.has(destination) ? UNUSABLE : lookUpIn(TARGETS, allowed.has(destination) ? destination : '')),
    endDestination: async (_: unknown, __: unknown, destination: string) => ended.push(destination),
    show: async (id: EntryId, delivery: Delivery) => shown.push([id, delivery]),
  };
  const invoke = <T>(work: (context: RetryContext) => Promise<T>, warm = new WarmState()) =>
    harness.time.run(work(relayContext(harness, authority, { warm })));
  for (const id of events) await invoke((context) => passOn(context, passedEvent(harness, { id }), targets));
  dialed.length = 0;
  return {
    harness,
    dialed,
    answers,
    allowed,
    unusable,
    ended,
    shown,
    invoke,
    mend: () => {
      answer = answered(200);
    },
    answerWith: (next: DialResult) => {
      answer = next;
    },
    retry: (limits?: Partial<RetryLimits>, warm?: WarmState) =>
      invoke((context) => retryDue(context, OUTBOX_MAPS, limits), warm),
  };
}

const BESIDE_AN_EVENT = { entries: 1, pages: 5 };

const NOTHING = { delivered: 0, failed: 0, stopped: 0, hasMore: false };

describe('a retry', () => {
  test('leaves an event alone until it is due', async () => {
    const { dialed, retry } = await setUp();
    expect(await retry()).toEqual(NOTHING);
    expect(dialed).toEqual([]);
  });

  test('sends what is due, under the same ID, and clears the outbox', async () => {
    const { harness, dialed, mend, retry, shown } = await setUp();
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
    const { harness, retry, shown } = await setUp();
    await harness.pass(5_000);
    const nextAt = new Date(harness.time.now() + 15_000).toISOString();
    expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
    expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', attempts: 2, nextAt }]);
    expect(reminderKeys(harness)).toEqual([expect.stringContaining(nextAt)]);
    expect(shown).toMatchObject([[crmEntry('msg_1'), { state: 'failed', attempts: 2, nextAt }]]);
  });

  test('gives an event up after a day, and keeps the entry for people', async () => {
    const { harness, dialed, retry } = await setUp();
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
    const { harness, dialed, retry } = await setUp();
    await harness.pass(24 * HOUR_MS);
    expect(await retry()).toEqual(NOTHING);
    expect(dialed).toEqual([]);
    expect(reminderKeys(harness)).toEqual([]);
  });

  test('comes back when the destination asks for it', async () => {
    const { harness, answerWith, retry } = await setUp();
    answerWith(answered(429, '700'));
    await harness.pass(5_000);
    const nextAt = new Date(harness.time.now() + 700_000).toISOString();
    await retry();
    expect(outboxEntries(harness)).toMatchObject([{ nextAt }]);
  });

  test('does not send to a destination that the attachment has lost, and gives its events up', async () => {
    const { harness, dialed, allowed, retry } = await setUp();
    allowed.clear();
    await harness.pass(5_000);
    expect(await retry()).toEqual({ ...NOTHING, stopped: 1 });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'stopped', attempts: 1, nextAt: null }]);
    expect([...formKeys(harness), ...reminderKeys(harness)]).toEqual([]);
  });

  test('keeps an event whose destination has unusable settings, and sends it when they are repaired', async () => {
    const { harness, dialed, unusable, mend, retry, shown } = await setUp();
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
    const { harness, unusable, retry } = await setUp();
    unusable.add('crm');
    for (let minutes = 0; minutes < 26 * 60; minutes += 10) {
      await harness.pass(600_000);
      await retry();
    }
    expect(outboxEntries(harness)).toMatchObject([{ state: 'waiting', attempts: 1, nextAt: null }]);
    expect(reminderKeys(harness)).toEqual([]);
  });

  test('ends a destination that wants no more events', async () => {
    const { harness, answerWith, ended, retry } = await setUp();
    answerWith(answered(410));
    await harness.pass(5_000);
    expect(await retry()).toEqual({ ...NOTHING, failed: 1 });
    expect(ended).toEqual(['crm']);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'stopped', lastOutcome: { status: 410 } }]);
    expect([...formKeys(harness), ...reminderKeys(harness)]).toEqual([]);
  });

  test('with a limit tries no more than that, and says that there is more', async () => {
    const { harness, dialed, mend, retry } = await setUp(['msg_1', 'msg_2', 'msg_3']);
    mend();
    await harness.pass(5_000);
    expect(await retry(BESIDE_AN_EVENT)).toEqual({ ...NOTHING, delivered: 1, hasMore: true });
    expect(dialed).toHaveLength(1);
    expect(await retry()).toEqual({ ...NOTHING, delivered: 2 });
  });

  test('passes over a destination that has just timed out, and says that there is more', async () => {
    const { harness, dialed, answers, retry } = await setUp(['msg_1', 'msg_2'], TARGETS);
    answers[CRM.url] = timedOut;
    answers[QUALITY.url] = answered(200);
    const warm = new WarmState();
    await harness.pass(5_000);
    await retry(undefined, warm);
    dialed.length = 0;
    await harness.pass(20_000);
    expect(await retry(undefined, warm)).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
  });

  test('beside an event finds what is due behind a page of a destination that hangs', async () => {
    const { harness, dialed, retry } = await setUp([]);
    const warm = new WarmState();
    warm.slow.add(QUALITY.id, harness.time.now() + 90_000);
    for (let number = 0; number < 60; number += 1) {
      await keepUndelivered(harness, { ...crmEntry(`msg_${number}`), destination: QUALITY.id });
      // Sync takes 20 writes a second.
      await harness.pass(1_000);
    }
    await keepUndelivered(harness, crmEntry('msg_60'));
    await harness.pass(30_000);
    expect(await retry(BESIDE_AN_EVENT, warm)).toMatchObject({ failed: 1 });
    expect(dialed.map(({ url }) => url)).toEqual([CRM.url]);
  });

  test('works off more than one page', async () => {
    const events = Array.from({ length: 55 }, (_, number) => `msg_${number}`);
    const harness = await setUp([]);
    harness.answerWith(answered(500));
    for (const id of events) {
      await harness.invoke((context) => passOn(context, passedEvent(harness.harness, { id }), [CRM]));
      // Sync takes 20 writes a second.
      await harness.harness.pass(1_000);
    }
    harness.mend();
    const result = await harness.retry();
    expect(result.delivered).toBeGreaterThan(40);
  });
});

describe('of several retries at once', () => {
  test('one sends the event', async () => {
    const { harness, dialed, invoke, mend } = await setUp();
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
    const { harness, dialed, mend, retry } = await setUp();
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
    const { harness, dialed, retry } = await setUp();
    await harness.pass(5_000);
    harness.network = failing(500, () => true);
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
  });

  test('loses the answer to the taking, the event is sent later', async () => {
    const { harness, dialed, mend, retry } = await setUp();
    mend();
    await harness.pass(5_000);
    harness.network = losingAnswers(({ body }) => body.includes('trying'));
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
    harness.network = (_, send) => send();
    await harness.pass(15_000);
    expect(await retry()).toEqual({ ...NOTHING, delivered: 1 });
  });

  test('cannot give the form, nothing is sent, and the entry is as before', async () => {
    const { harness, dialed, retry } = await setUp();
    await harness.pass(5_000);
    const [before] = outboxEntries(harness);
    harness.network = neverAnswering(({ method, url }) => method === 'GET' && url.includes('/f-'));
    expect(await retry()).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toEqual([before]);
  });

  test('gives the form so late that no attempt fits in, nothing is sent, and the entry is as before', async () => {
    const { harness, dialed, retry } = await setUp();
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
    const { harness, retry } = await setUp();
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
    const { harness, invoke, retry } = await setUp([]);
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

describe('a person', () => {
  const again =
    (id = crmEntry('msg_1')) =>
    (context: RetryContext) =>
      sendAgain(context, id);

  test('sends an event again before its time', async () => {
    const { harness, dialed, invoke, mend } = await setUp();
    mend();
    expect(await invoke(again())).toMatchObject({ kind: 'tried', delivery: { state: 'delivered', attempts: 2 } });
    expect(dialed).toHaveLength(1);
    expect(formKeys(harness)).toEqual([]);
    expect(await invoke(again())).toMatchObject({ kind: 'closed', delivery: { state: 'delivered' } });
    expect(dialed).toHaveLength(1);
  });

  test('who sends it again too early does not bring the next attempt forward', async () => {
    const { harness, invoke, answerWith } = await setUp([]);
    answerWith(answered(503, '3600'));
    await invoke((context) => passOn(context, passedEvent(harness), [CRM]));
    answerWith(answered(500));
    const [before] = outboxEntries(harness);
    expect(await invoke(again())).toMatchObject({
      kind: 'tried',
      delivery: { state: 'failed', nextAt: before?.nextAt },
    });
    expect(reminderKeys(harness)).toHaveLength(1);
  });

  test('sends an event again that was given up, while its form is kept', async () => {
    const { harness, invoke, mend } = await setUp();
    await harness.pass(48 * HOUR_MS);
    expect(await invoke(again())).toMatchObject({ kind: 'tried', delivery: { state: 'failed', nextAt: null } });
    mend();
    expect(await invoke(again())).toMatchObject({ kind: 'tried', delivery: { state: 'delivered', attempts: 3 } });
  });

  test('cannot send it again after a week', async () => {
    const { harness, dialed, invoke } = await setUp();
    await harness.pass(7 * 24 * HOUR_MS);
    expect(await invoke(again())).toMatchObject({ kind: 'stopped' });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'stopped', attempts: 1 }]);
  });

  test('cannot send what never failed', async () => {
    const { invoke } = await setUp();
    expect(await invoke(again(crmEntry('msg_2')))).toEqual({ kind: 'absent' });
  });

  test('cannot send it while another invocation does', async () => {
    const { harness, invoke } = await setUp();
    harness.network = losingAnswers(({ body }) => body.includes('trying'));
    expect(await invoke(again())).toMatchObject({ kind: 'unavailable' });
    expect(await invoke(again())).toEqual({ kind: 'busy' });
  });

  test('sends all that an attachment lacks, or what one destination lacks', async () => {
    const { invoke, dialed, mend } = await setUp(['msg_1', 'msg_2'], TARGETS);
    mend();
    const onlyCrm = (context: RetryContext) => sendAllAgain(context, RELAY, ({ id }) => id.destination === 'crm');
    expect(unwrap(await invoke(onlyCrm))).toEqual({ ...NOTHING, delivered: 2 });
    expect(dialed.map(({ url }) => url)).toEqual([CRM.url, CRM.url]);
    expect(unwrap(await invoke((context) => sendAllAgain(context, RELAY)))).toEqual({ ...NOTHING, delivered: 2 });
    expect(unwrap(await invoke((context) => sendAllAgain(context, RELAY)))).toEqual(NOTHING);
  });

  test('sends nothing of another attachment', async () => {
    const { invoke, dialed } = await setUp();
    expect(unwrap(await invoke((context) => sendAllAgain(context, `a${'b'.repeat(31)}`)))).toEqual(NOTHING);
    expect(dialed).toEqual([]);
  });
});
