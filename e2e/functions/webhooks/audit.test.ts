import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { InteractionSid } from '../../../src/contract/sids';
import { boundTtid } from '../../fixtures/account-state';
import { attach, attachCrm, detach } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { createRequest, fetchWebhook, rehearseSweep, sweep, updateRequest } from '../../fixtures/console-requests';
import { bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isBind, neverAnswering } from '../../fixtures/network';
import { registerOurs } from '../../fixtures/our-webhooks';
import { unwrap } from '../../fixtures/results';
import { absentSid, aliceSubject } from '../../fixtures/subjects';

const DAY_MS = 24 * 3_600_000;

const readAudit = async (harness: Harness, before: number | null = null) =>
  unwrap(await harness.as('sam', 'audit', { before }));

/** Returns actor, action and ttids of each entry, latest first. */
const entriesOf = async (harness: Harness) =>
  (await readAudit(harness)).entries.map(({ actor, action, webhooks }) => [
    actor,
    action,
    ...webhooks.map(({ ttid }) => ttid),
  ]);

const AUDIT_LIST = /\/Lists\b/;

describe('the audit records', () => {
  test('who attached, replaced and detached a webhook, latest first', async () => {
    const harness = new Harness();
    const first = await attachCrm(harness);
    const second = await attachCrm(harness, 'sam', first);
    await detach(harness, 'alice', second);
    expect(await entriesOf(harness)).toEqual([
      ['alice', 'detached', second],
      ['sam', 'replaced', second],
      ['alice', 'attached', first],
    ]);
  });

  test('who replaced a foreign webhook', async () => {
    const harness = new Harness();
    const ours = await attachCrm(harness, 'sam', bindForeign(harness));
    expect(await entriesOf(harness)).toEqual([['sam', 'replaced', ours]]);
  });

  test('when a webhook was attached, and to which interaction', async () => {
    const harness = new Harness();
    const at = new Date(harness.time.now()).toISOString();
    const ttid = await attachCrm(harness);
    const { interactionSid } = aliceSubject(harness);
    const entry = { at, actor: 'alice', action: 'attached', webhooks: [{ ttid, interactionSid }] };
    expect((await readAudit(harness)).entries).toEqual([entry]);
  });

  test('that a failed attach was undone', async () => {
    const harness = new Harness();
    harness.network = failing(400, isBind);
    await attach(harness, 'alice');
    expect((await readAudit(harness)).entries.map(({ action }) => action)).toEqual(['undone', 'attached']);
  });

  test('who created, edited and deleted a webhook', async () => {
    const harness = new Harness();
    const { webhook } = unwrap(await harness.as('ada', 'create', createRequest({ type: 'global' })));
    const { ttid } = webhook;
    const edit = updateRequest(await fetchWebhook(harness, 'ada', ttid), { method: 'GET' });
    await harness.as('ada', 'update', edit);
    await harness.as('ada', 'remove', { ttid, version: null });
    expect(await entriesOf(harness)).toEqual([
      ['ada', 'deleted', ttid],
      ['ada', 'edited', ttid],
      ['ada', 'created', ttid],
    ]);
  });

  test('what an edit changed', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, {
      url: 'https://partner.example.com/in?key=secret',
      friendlyName: 'Partner',
    });
    const edit = updateRequest(await fetchWebhook(harness, 'ada', ttid), {
      destination: 'crm',
      method: 'POST',
      friendlyName: 'CRM',
      events: ['onParticipantJoined'],
    });
    expect(await harness.as('ada', 'update', edit)).toMatchObject({ ok: true });
    const [entry] = (await readAudit(harness)).entries;
    expect(entry?.webhooks[0]?.changes).toEqual({
      name: { before: 'Partner', after: 'CRM' },
      events: { before: ['onParticipantLeft'], after: ['onParticipantJoined'] },
      host: { before: 'partner.example.com', after: 'crm.example.com' },
    });
  });

  test('who swept which webhooks, a hundred of them in one entry', async () => {
    const harness = new Harness();
    const left = Array.from({ length: 120 }, () => registerOurs(harness, absentSid<InteractionSid>('KD')));
    await rehearseSweep(harness);
    expect(harness.sent.filter(({ method, url }) => method === 'POST' && AUDIT_LIST.test(url))).toEqual([]);
    await sweep(harness);
    const { entries } = await readAudit(harness);
    expect(entries).toMatchObject([
      { actor: 'sam', action: 'swept' },
      { actor: 'sam', action: 'swept' },
    ]);
    expect(entries.map(({ webhooks }) => webhooks.length).sort()).toEqual([100, 20]);
    expect(new Set(entries.flatMap(({ webhooks }) => webhooks.map(({ ttid }) => ttid)))).toEqual(new Set(left));
  });

  test('which webhook was removed when its interaction ended', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    endChat(harness);
    await harness.as('alice', 'finish', aliceSubject(harness));
    expect((await entriesOf(harness))[0]).toEqual(['alice', 'ended', ttid]);
  });
});

describe('the audit', () => {
  const removeForeign = (harness: Harness) =>
    harness.as('sam', 'remove', { ttid: registerForeign(harness), version: null });

  test('is empty before the first action', async () => {
    expect(await readAudit(new Harness())).toEqual({ entries: [], next: null, retentionDays: 90 });
  });

  test('is read page by page, without repeating an entry when another one is added in the meantime', async () => {
    const harness = new Harness();
    for (let number = 0; number < 60; number += 1) {
      await removeForeign(harness);
      await harness.pass(1_000);
    }
    const first = await readAudit(harness);
    await removeForeign(harness);
    const second = await readAudit(harness, first.next);
    expect(second.next).toBeNull();
    const entries = [...first.entries, ...second.entries];
    expect(new Set(entries.map(({ webhooks }) => webhooks[0]?.ttid)).size).toBe(60);
    const times = entries.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('deletes entries after the configured number of days', async () => {
    const harness = new Harness();
    const fields = harness.fieldsOf('sam', { ttid: registerForeign(harness), version: null });
    await harness.ask('remove', fields, { ...FUNCTION_VARIABLES, AUDIT_RETENTION_DAYS: '7' });
    await harness.pass(7 * DAY_MS - 1_000);
    expect((await readAudit(harness)).entries).toHaveLength(1);
    await harness.pass(1_000);
    expect((await readAudit(harness)).entries).toHaveLength(0);
  });

  test('keeps entries for the default time if the number of days is unusable', async () => {
    const harness = new Harness();
    const variables = { ...FUNCTION_VARIABLES, AUDIT_RETENTION_DAYS: '400' };
    const read = await harness.ask('audit', harness.fieldsOf('sam', { before: null }), variables);
    expect(read).toMatchObject({ value: { retentionDays: 90 } });
  });

  test('lets an action succeed that it cannot record, delays it by a second at most, and logs the entry', async () => {
    const harness = new Harness();
    harness.network = neverAnswering(({ url }) => AUDIT_LIST.test(url));
    const startedAt = harness.time.now();
    expect(await attach(harness, 'alice')).toMatchObject({ ok: true });
    expect(harness.time.now() - startedAt).toBeLessThanOrEqual(1_000);
    expect(harness.log).toContainEqual(
      expect.objectContaining({ event: 'audit-failed', action: 'attached', actor: 'alice', ttid: boundTtid(harness) }),
    );
  });
});
