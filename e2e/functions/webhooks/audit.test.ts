import { issueFlexToken } from '../../../local/flex-tokens';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { formFields } from '../../../src/contract/endpoints';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import { boundTtid } from '../../fixtures/account-state';
import { attach as attachTo, detach } from '../../fixtures/attachments';
import { createRequest, fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isBind, neverAnswering } from '../../fixtures/network';
import { absentSid, aliceSubject } from '../../fixtures/subjects';

const DAY_MS = 24 * 3_600_000;

async function audit(harness: Harness, before: number | null = null) {
  const answer = await harness.as('sam', 'audit', { before });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

const said = async (harness: Harness) =>
  (await audit(harness)).entries.map(({ actor, action, webhooks }) => [
    actor,
    action,
    ...webhooks.map(({ ttid }) => ttid),
  ]);

const attach = (harness: Harness, identity: string, seenTtid: Ttid | null) =>
  attachTo(harness, identity, seenTtid, 'crm');

const OF_AUDIT = /\/Lists\b/;

describe('the audit tells', () => {
  test('who attached, replaced and detached, the latest first', async () => {
    const harness = new Harness();
    await attach(harness, 'alice', null);
    const first = boundTtid(harness);
    await attach(harness, 'sam', first);
    const second = boundTtid(harness) as Ttid;
    await detach(harness, 'alice', second);
    expect(await said(harness)).toEqual([
      ['alice', 'detached', second],
      ['sam', 'replaced', second],
      ['alice', 'attached', first],
    ]);
  });

  test('that what others had bound was replaced', async () => {
    const harness = new Harness();
    await attach(harness, 'sam', bindForeign(harness));
    expect(await said(harness)).toEqual([['sam', 'replaced', boundTtid(harness)]]);
  });

  test('when, and of which interaction', async () => {
    const harness = new Harness();
    const at = new Date(harness.time.now()).toISOString();
    await attach(harness, 'alice', null);
    const { interactionSid } = aliceSubject(harness);
    const entry = { at, actor: 'alice', action: 'attached', webhooks: [{ ttid: boundTtid(harness), interactionSid }] };
    expect((await audit(harness)).entries).toEqual([entry]);
  });

  test('that an attach which failed was undone', async () => {
    const harness = new Harness();
    harness.network = failing(400, isBind);
    await attach(harness, 'alice', null);
    expect((await audit(harness)).entries.map(({ action }) => action)).toEqual(['undone', 'attached']);
  });

  test('who created, edited and deleted', async () => {
    const harness = new Harness();
    const created = await harness.as('ada', 'create', createRequest({ type: 'global' }));
    if (!created.ok) throw new Error(created.failure.code);
    const { ttid } = created.value.webhook;
    await harness.as('ada', 'update', updateRequest(await fetchWebhook(harness, 'ada', ttid), { method: 'GET' }));
    await harness.as('ada', 'remove', { ttid, version: null });
    expect(await said(harness)).toEqual([
      ['ada', 'deleted', ttid],
      ['ada', 'edited', ttid],
      ['ada', 'created', ttid],
    ]);
  });

  test('who swept what, a hundred webhooks in one entry', async () => {
    const harness = new Harness();
    const nowhere = absentSid<InteractionSid>('KD');
    const friendlyName = `interaction-webhooks ${nowhere} 2025-12-31T00:00:00Z 0123456789abcdef`;
    const left = Array.from({ length: 120 }, () => registerForeign(harness, { friendlyName }));
    await harness.as('sam', 'sweep', { from: 0, isRehearsal: true });
    expect(harness.sent.filter(({ method, url }) => method === 'POST' && OF_AUDIT.test(url))).toEqual([]);
    await harness.as('sam', 'sweep', { from: 0, isRehearsal: false });
    const { entries } = await audit(harness);
    expect(entries).toMatchObject([
      { actor: 'sam', action: 'swept' },
      { actor: 'sam', action: 'swept' },
    ]);
    expect(entries.map(({ webhooks }) => webhooks.length).sort()).toEqual([100, 20]);
    expect(new Set(entries.flatMap(({ webhooks }) => webhooks.map(({ ttid }) => ttid)))).toEqual(new Set(left));
  });

  test('what went with its interaction', async () => {
    const harness = new Harness();
    await attach(harness, 'alice', null);
    const ttid = boundTtid(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'closed');
    await harness.as('alice', 'finish', aliceSubject(harness));
    expect((await said(harness))[0]).toEqual(['alice', 'ended', ttid]);
  });
});

describe('the audit', () => {
  test('is empty before anything was done', async () => {
    expect(await audit(new Harness())).toEqual({ entries: [], next: null, retentionDays: 90 });
  });

  test('is read page by page, with nothing told twice although more is done meanwhile', async () => {
    const harness = new Harness();
    for (let number = 0; number < 60; number += 1) {
      await harness.as('sam', 'remove', { ttid: registerForeign(harness), version: null });
      await harness.time.run(harness.time.sleep(1_000));
    }
    const first = await audit(harness);
    await harness.as('sam', 'remove', { ttid: registerForeign(harness), version: null });
    const second = await audit(harness, first.next);
    expect(second.next).toBeNull();
    const told = [...first.entries, ...second.entries];
    expect(new Set(told.map(({ webhooks }) => webhooks[0]?.ttid)).size).toBe(60);
    expect(told.map(({ at }) => at)).toEqual(
      told
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  test('forgets what is older than an administrator wants', async () => {
    const harness = new Harness();
    const fields = {
      Token: harness.tokenOf('sam'),
      ...formFields<'remove'>({ ttid: registerForeign(harness), version: null }),
    };
    await harness.ask('remove', fields, { ...FUNCTION_VARIABLES, AUDIT_RETENTION_DAYS: '7' });
    const entriesAfter = async (ms: number) => {
      await harness.time.run(harness.time.sleep(ms));
      const Token = issueFlexToken({ identity: 'sam', expiresAt: harness.time.now() + 60_000 });
      const answer = await harness.ask('audit', { Token, before: '' });
      return answer.ok ? answer.value.entries.length : answer.failure.code;
    };
    expect([await entriesAfter(7 * DAY_MS - 1_000), await entriesAfter(1_000)]).toEqual([1, 0]);
  });

  test.each(['0', '366', 'soon', '1.5'])('does not take %s for a number of days', async (days) => {
    const variables = { ...FUNCTION_VARIABLES, AUDIT_RETENTION_DAYS: days };
    expect(await new Harness().ask('audit', {}, variables)).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: 'AUDIT_RETENTION_DAYS' },
    });
  });

  test('fails nothing that it cannot note, keeps nobody waiting for long, and leaves a line in the log', async () => {
    const harness = new Harness();
    harness.network = neverAnswering(({ url }) => OF_AUDIT.test(url));
    const startedAt = harness.time.now();
    expect(await attach(harness, 'alice', null)).toMatchObject({ ok: true });
    expect(harness.time.now() - startedAt).toBeLessThanOrEqual(1_000);
    expect(harness.log).toContainEqual(
      expect.objectContaining({ event: 'audit-failed', action: 'attached', actor: 'alice', ttid: boundTtid(harness) }),
    );
  });
});
