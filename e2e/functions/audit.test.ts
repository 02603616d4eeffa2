import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import { issueFlexToken } from '../../local/twilio/conventions/flex-tokens';
import { formFields } from '../../src/contract/endpoints';
import type { InteractionSid, Ttid } from '../../src/contract/sids';
import { attach as attachTo, detach } from './attaching';
import { creation, editOf, opened } from './console';
import { bindForeign, registered } from './foreign';
import { binding, refusing, swallowing } from './network';
import { bound } from './outcome';
import { Stage } from './stage';
import { absent, aliceSubject } from './subjects';

const DAY_MS = 24 * 3_600_000;

async function audit(stage: Stage, before: number | null = null) {
  const answer = await stage.as('sam', 'audit', { before });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

const said = async (stage: Stage) =>
  (await audit(stage)).entries.map(({ actor, action, webhooks }) => [
    actor,
    action,
    ...webhooks.map(({ ttid }) => ttid),
  ]);

const attach = (stage: Stage, identity: string, seenTtid: Ttid | null) => attachTo(stage, identity, seenTtid, 'crm');

const OF_AUDIT = /\/Lists\b/;

describe('the audit tells', () => {
  test('who attached, replaced and detached, the latest first', async () => {
    const stage = new Stage();
    await attach(stage, 'alice', null);
    const first = bound(stage);
    await attach(stage, 'sam', first);
    const second = bound(stage) as Ttid;
    await detach(stage, 'alice', second);
    expect(await said(stage)).toEqual([
      ['alice', 'detached', second],
      ['sam', 'replaced', second],
      ['alice', 'attached', first],
    ]);
  });

  test('that what others had bound was replaced', async () => {
    const stage = new Stage();
    await attach(stage, 'sam', bindForeign(stage));
    expect(await said(stage)).toEqual([['sam', 'replaced', bound(stage)]]);
  });

  test('when, and of which interaction', async () => {
    const stage = new Stage();
    const at = new Date(stage.time.now()).toISOString();
    await attach(stage, 'alice', null);
    const { interactionSid } = aliceSubject(stage);
    const entry = { at, actor: 'alice', action: 'attached', webhooks: [{ ttid: bound(stage), interactionSid }] };
    expect((await audit(stage)).entries).toEqual([entry]);
  });

  test('that an attach which failed was undone', async () => {
    const stage = new Stage();
    stage.network = refusing(400, binding);
    await attach(stage, 'alice', null);
    expect((await audit(stage)).entries.map(({ action }) => action)).toEqual(['undone', 'attached']);
  });

  test('who created, edited and deleted', async () => {
    const stage = new Stage();
    const created = await stage.as('ada', 'create', creation({ type: 'global' }));
    if (!created.ok) throw new Error(created.failure.code);
    const { ttid } = created.value.webhook;
    await stage.as('ada', 'update', editOf(await opened(stage, 'ada', ttid), { method: 'GET' }));
    await stage.as('ada', 'remove', { ttid, version: null });
    expect(await said(stage)).toEqual([
      ['ada', 'deleted', ttid],
      ['ada', 'edited', ttid],
      ['ada', 'created', ttid],
    ]);
  });

  test('who swept what, a hundred webhooks in one entry', async () => {
    const stage = new Stage();
    const nowhere = absent<InteractionSid>('KD');
    const friendlyName = `interaction-webhooks ${nowhere} 2025-12-31T00:00:00Z 0123456789abcdef`;
    const left = Array.from({ length: 120 }, () => registered(stage, { friendlyName }));
    await stage.as('sam', 'sweep', { from: 0, isRehearsal: true });
    expect(stage.sent.filter(({ method, url }) => method === 'POST' && OF_AUDIT.test(url))).toEqual([]);
    await stage.as('sam', 'sweep', { from: 0, isRehearsal: false });
    const { entries } = await audit(stage);
    expect(entries).toMatchObject([
      { actor: 'sam', action: 'swept' },
      { actor: 'sam', action: 'swept' },
    ]);
    expect(entries.map(({ webhooks }) => webhooks.length).sort()).toEqual([100, 20]);
    expect(new Set(entries.flatMap(({ webhooks }) => webhooks.map(({ ttid }) => ttid)))).toEqual(new Set(left));
  });

  test('what went with its interaction', async () => {
    const stage = new Stage();
    await attach(stage, 'alice', null);
    const ttid = bound(stage);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'closed');
    await stage.as('alice', 'finish', aliceSubject(stage));
    expect((await said(stage))[0]).toEqual(['alice', 'ended', ttid]);
  });
});

describe('the audit', () => {
  test('is empty before anything was done', async () => {
    expect(await audit(new Stage())).toEqual({ entries: [], next: null, retentionDays: 90 });
  });

  test('is read page by page, with nothing told twice although more is done meanwhile', async () => {
    const stage = new Stage();
    for (let number = 0; number < 60; number += 1) {
      await stage.as('sam', 'remove', { ttid: registered(stage), version: null });
      await stage.time.run(stage.time.sleep(1_000));
    }
    const first = await audit(stage);
    await stage.as('sam', 'remove', { ttid: registered(stage), version: null });
    const second = await audit(stage, first.next);
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
    const stage = new Stage();
    const fields = { Token: stage.tokenOf('sam'), ...formFields<'remove'>({ ttid: registered(stage), version: null }) };
    await stage.ask('remove', fields, { ...FUNCTION_VARIABLES, AUDIT_RETENTION_DAYS: '7' });
    const entriesAfter = async (ms: number) => {
      await stage.time.run(stage.time.sleep(ms));
      const Token = issueFlexToken({ identity: 'sam', expiresAt: stage.time.now() + 60_000 });
      const answer = await stage.ask('audit', { Token, before: '' });
      return answer.ok ? answer.value.entries.length : answer.failure.code;
    };
    expect([await entriesAfter(7 * DAY_MS - 1_000), await entriesAfter(1_000)]).toEqual([1, 0]);
  });

  test.each(['0', '366', 'soon', '1.5'])('does not take %s for a number of days', async (days) => {
    const variables = { ...FUNCTION_VARIABLES, AUDIT_RETENTION_DAYS: days };
    expect(await new Stage().ask('audit', {}, variables)).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: 'AUDIT_RETENTION_DAYS' },
    });
  });

  test('fails nothing that it cannot note, keeps nobody waiting for long, and leaves a line in the log', async () => {
    const stage = new Stage();
    stage.network = swallowing(({ url }) => OF_AUDIT.test(url));
    const startedAt = stage.time.now();
    expect(await attach(stage, 'alice', null)).toMatchObject({ ok: true });
    expect(stage.time.now() - startedAt).toBeLessThanOrEqual(1_000);
    expect(stage.log).toContainEqual(
      expect.objectContaining({ event: 'audit-failed', action: 'attached', actor: 'alice', ttid: bound(stage) }),
    );
  });
});
