/** Sending again what a person asks for: one event, or all that an attachment lacks. */
import type { RetryContext } from '../../../functions/lib/relay/context';
import { passOn } from '../../../functions/lib/relay/pass-on';
import { sendAgain, sendAllAgain } from '../../../functions/lib/relay/send-again';
import { TRY_MS } from '../../../functions/lib/relay/try-again';
import { entryKey } from '../../../functions/lib/twilio/outbox-keys';
import { ACCOUNT } from '../../../local/world/model';
import type { TwilioRequest } from '../../fixtures/harness';
import { failing, losingAnswers, RELIABLE } from '../../fixtures/network';
import {
  answered,
  CRM,
  crmEntry,
  entryAt,
  formKeys,
  OUTBOX_MAP,
  outboxEntries,
  passedEvent,
  QUALITY,
  RELAY,
  relayContext,
  reminderKeys,
  watchAttempts,
} from '../../fixtures/relay';
import { unwrap } from '../../fixtures/results';
import { NOTHING, undelivered } from '../../fixtures/undelivered';

const HOUR_MS = 3_600_000;
const TARGETS = [CRM, QUALITY];

describe('a person', () => {
  const again =
    (id = crmEntry('msg_1')) =>
    (context: RetryContext) =>
      sendAgain(context, id);

  test('sends an event again before its time', async () => {
    const { harness, dialed, invoke, mend } = await undelivered();
    mend();
    expect(await invoke(again())).toMatchObject({ kind: 'settled', delivery: { state: 'delivered', attempts: 2 } });
    expect(dialed).toHaveLength(1);
    expect(formKeys(harness)).toEqual([]);
    expect(await invoke(again())).toMatchObject({ kind: 'closed', delivery: { state: 'delivered' } });
    expect(dialed).toHaveLength(1);
  });

  test('who sends it again too early does not bring the next attempt forward', async () => {
    const { harness, invoke, answerWith } = await undelivered([]);
    answerWith(answered(503, '3600'));
    await invoke((context) => passOn(context, passedEvent(harness), [CRM]));
    answerWith(answered(500));
    const [before] = outboxEntries(harness);
    expect(await invoke(again())).toMatchObject({
      kind: 'settled',
      delivery: { state: 'failed', nextAt: before?.nextAt },
    });
    expect(reminderKeys(harness)).toHaveLength(1);
  });

  test('who sends it again moves the next attempt back, as after any attempt', async () => {
    const { harness, invoke } = await undelivered();
    const nextAt = new Date(harness.time.now() + 15_000).toISOString();
    expect(await invoke(again())).toMatchObject({ delivery: { state: 'failed', attempts: 2, nextAt } });
    expect(reminderKeys(harness)).toHaveLength(2);
  });

  test('who sends it again for the same next attempt adds no reminder', async () => {
    const { harness, invoke, answerWith } = await undelivered([]);
    answerWith(answered(503, '3600'));
    await invoke((context) => passOn(context, passedEvent(harness), [CRM]));
    await invoke(again());
    expect(reminderKeys(harness)).toHaveLength(1);
  });

  test('sends an event again that was given up, while its form is kept', async () => {
    const { harness, invoke, mend } = await undelivered();
    await harness.pass(48 * HOUR_MS);
    expect(await invoke(again())).toMatchObject({ kind: 'settled', delivery: { state: 'failed', nextAt: null } });
    mend();
    expect(await invoke(again())).toMatchObject({ kind: 'settled', delivery: { state: 'delivered', attempts: 3 } });
  });

  test('cannot send it again after a week', async () => {
    const { harness, dialed, invoke } = await undelivered();
    await harness.pass(7 * 24 * HOUR_MS);
    expect(await invoke(again())).toMatchObject({ kind: 'stopped' });
    expect(dialed).toEqual([]);
    expect(outboxEntries(harness)).toMatchObject([{ state: 'stopped', attempts: 1 }]);
  });

  test('cannot send what never failed', async () => {
    const { invoke } = await undelivered();
    expect(await invoke(again(crmEntry('msg_2')))).toEqual({ kind: 'absent' });
  });

  test('cannot send what was stopped', async () => {
    const { allowed, dialed, invoke } = await undelivered();
    allowed.clear();
    expect(await invoke(again())).toMatchObject({ kind: 'stopped' });
    expect(await invoke(again())).toMatchObject({ kind: 'closed', delivery: { state: 'failed', nextAt: null } });
    expect(dialed).toEqual([]);
  });

  test('cannot send it while the settings of its destination are unusable, and it waits', async () => {
    const { unusable, dialed, invoke } = await undelivered();
    unusable.add('crm');
    expect(await invoke(again())).toMatchObject({ kind: 'settled', delivery: { state: 'failed', attempts: 1 } });
    expect(dialed).toEqual([]);
  });

  test('cannot send it if Sync does not answer', async () => {
    const { harness, dialed, invoke } = await undelivered();
    harness.network = failing(500, () => true);
    expect(await invoke(again())).toMatchObject({ kind: 'unavailable', failure: { kind: 'unclear' } });
    expect(dialed).toEqual([]);
  });

  test('cannot send it while another invocation does', async () => {
    const { harness, invoke } = await undelivered();
    harness.network = losingAnswers(({ body }) => body.includes('trying'));
    expect(await invoke(again())).toMatchObject({ kind: 'unavailable' });
    expect(await invoke(again())).toEqual({ kind: 'busy' });
  });
});

describe('all that an attachment lacks', () => {
  const sendAll = (context: RetryContext) => sendAllAgain(context, RELAY);

  test('is sent, or what one destination lacks', async () => {
    const { invoke, dialed, mend } = await undelivered(['msg_1', 'msg_2'], TARGETS);
    mend();
    const onlyCrm = (context: RetryContext) => sendAllAgain(context, RELAY, ({ id }) => id.destination === 'crm');
    expect(unwrap(await invoke(onlyCrm))).toEqual({ ...NOTHING, delivered: 2 });
    expect(dialed.map(({ url }) => url)).toEqual([CRM.url, CRM.url]);
    expect(unwrap(await invoke(sendAll))).toEqual({ ...NOTHING, delivered: 2 });
    expect(unwrap(await invoke(sendAll))).toEqual(NOTHING);
  });

  test('is nothing of another attachment', async () => {
    const { invoke, dialed } = await undelivered();
    expect(unwrap(await invoke((context) => sendAllAgain(context, `a${'b'.repeat(31)}`)))).toEqual(NOTHING);
    expect(dialed).toEqual([]);
  });
  test('is stopped where it must not be sent', async () => {
    const { allowed, invoke } = await undelivered();
    allowed.clear();
    expect(unwrap(await invoke(sendAll))).toEqual({ ...NOTHING, stopped: 1 });
  });

  test('is sent five events at a time', async () => {
    const { harness, invoke } = await undelivered(Array.from({ length: 7 }, (_, number) => `msg_${number}`));
    const busy = watchAttempts(harness);
    expect(unwrap(await invoke(sendAll))).toEqual({ ...NOTHING, delivered: 7 });
    expect(busy.most).toBe(5);
  });

  test('is found beyond the first page', async () => {
    const { harness, invoke, mend } = await undelivered(['msg_z']);
    const map = harness.sync.service(ACCOUNT.recordsSyncServiceSid).maps.get(OUTBOX_MAP);
    for (let number = 0; number < 60; number += 1) {
      // Sync takes 20 writes a second.
      await harness.pass(50);
      const data = { ...entryAt(harness.time.now()) };
      map.add(entryKey(crmEntry(`msg_${number}`)), { data }, { by: 'system' });
    }
    mend();
    const last = (context: RetryContext) => sendAllAgain(context, RELAY, ({ id }) => id.event === 'msg_z');
    expect(unwrap(await invoke(last))).toEqual({ ...NOTHING, delivered: 1 });
  });

  test('waits if there is no time for an attempt', async () => {
    const { dialed, invoke } = await undelivered();
    expect(unwrap(await invoke(sendAll, { budgetMs: TRY_MS }))).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
  });

  test('is nothing, also if there is no time for an attempt', async () => {
    const { invoke } = await undelivered([]);
    expect(unwrap(await invoke(sendAll, { budgetMs: TRY_MS }))).toEqual(NOTHING);
  });

  test('is unknown if Sync cannot list it', async () => {
    const { harness, invoke } = await undelivered();
    harness.network = failing(500, () => true);
    expect(await invoke(sendAll)).toMatchObject({ ok: false, failure: { kind: 'unclear' } });
  });

  const isEntryRead = ({ method, url }: TwilioRequest) => method === 'GET' && url.includes('/e-');

  test('is left if Sync does not give it', async () => {
    const { harness, invoke } = await undelivered();
    harness.network = failing(500, isEntryRead);
    expect(unwrap(await invoke(sendAll))).toEqual({ ...NOTHING, hasMore: true });
  });

  test('is left to another invocation that is trying it', async () => {
    const { harness, dialed, invoke } = await undelivered();
    harness.network = losingAnswers(({ body }) => body.includes('trying'));
    await invoke(sendAll);
    harness.network = RELIABLE;
    expect(unwrap(await invoke(sendAll))).toEqual({ ...NOTHING, hasMore: true });
    expect(dialed).toEqual([]);
  });

  test('is nothing anymore once another invocation has sent it', async () => {
    const { harness, dialed, invoke, mend } = await undelivered();
    mend();
    harness.network = async (request, send) => {
      if (isEntryRead(request)) {
        harness.network = RELIABLE;
        await sendAgain(relayContext(harness), crmEntry('msg_1'));
      }
      return send();
    };
    expect(unwrap(await invoke(sendAll))).toEqual(NOTHING);
    expect(dialed).toHaveLength(1);
  });
});
