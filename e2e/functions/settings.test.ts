import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import type { Endpoint, Request } from '../../src/contract/endpoints';
import { attachCrm, newAttachRequest, newDetachRequest } from '../fixtures/attachments';
import { createRequest } from '../fixtures/console-requests';
import { Harness } from '../fixtures/harness';
import { to } from '../fixtures/interaction-requests';
import { aliceSubject } from '../fixtures/subjects';

/** A mistake in every setting of an administrator, except for the destination `crm`. */
const ALL_UNUSABLE = {
  ...FUNCTION_VARIABLES,
  SWITCHED_OFF: 'TRUE',
  ALLOWED_HOSTS: 'https://crm.example.com',
  AUDIT_RETENTION_DAYS: '400',
  INSPECTOR_RETENTION_HOURS: '24h',
  DESTINATION_QUALITY: 'Quality team',
};

const asker =
  (harness: Harness, variables: Readonly<Record<string, string>>) =>
  <E extends Endpoint>(identity: string, name: E, request: Request<E>) =>
    harness.ask(name, harness.fieldsOf(identity, request), variables);

describe('with every setting unusable', () => {
  test('a webhook can be seen, detached and finished, and unused ones are swept', async () => {
    const harness = new Harness();
    const ask = asker(harness, ALL_UNUSABLE);
    const ttid = await attachCrm(harness);
    const subject = aliceSubject(harness);
    const { interactionSid } = subject;
    expect(await ask('alice', 'status', subject)).toMatchObject({
      value: { binding: { state: 'attached' }, canAttach: false, canDetach: true, isSwitchedOff: true },
    });
    expect(await ask('alice', 'finish', { interactionSid })).toMatchObject({ value: { removed: null } });
    expect(await ask('sam', 'sweep', { from: null, isRehearsal: true })).toMatchObject({ value: { failed: 0 } });
    expect(await ask('sam', 'list', { type: 'interaction', from: null })).toMatchObject({
      value: { webhooks: [{ ttid }], canCreate: [], canUseUrl: false },
    });
    expect(await ask('alice', 'detach', newDetachRequest(subject, ttid))).toMatchObject({ ok: true });
  });

  test('attaching and creating are refused, and only supervisors and administrators learn why', async () => {
    const harness = new Harness();
    const ask = asker(harness, ALL_UNUSABLE);
    const attach = newAttachRequest(aliceSubject(harness));
    expect(await ask('alice', 'attach', attach)).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: null },
    });
    const named = { ok: false, failure: { code: 'misconfigured', variable: 'SWITCHED_OFF' } };
    expect(await ask('sam', 'attach', attach)).toEqual(named);
    expect(await ask('ada', 'create', createRequest())).toEqual(named);
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('each is logged once on a warm instance, by name and reason', async () => {
    const harness = new Harness();
    const ask = asker(harness, ALL_UNUSABLE);
    await ask('alice', 'status', aliceSubject(harness));
    await ask('alice', 'status', aliceSubject(harness));
    expect(harness.log.filter(({ event }) => event === 'misconfigured')).toEqual([
      { event: 'misconfigured', variable: 'INSPECTOR_RETENTION_HOURS', reason: 'not-a-whole-number' },
      { event: 'misconfigured', variable: 'AUDIT_RETENTION_DAYS', reason: 'out-of-range' },
      { event: 'misconfigured', variable: 'ALLOWED_HOSTS', reason: 'host-is-a-url' },
      { event: 'misconfigured', variable: 'SWITCHED_OFF', reason: 'not-true-or-false' },
      { event: 'misconfigured', variable: 'DESTINATION_QUALITY', reason: 'url-missing' },
    ]);
  });
});

test('an unusable list of hosts leaves named destinations', async () => {
  const harness = new Harness();
  const ask = asker(harness, { ...FUNCTION_VARIABLES, ALLOWED_HOSTS: 'https://crm.example.com' });
  const subject = aliceSubject(harness);
  const typed = newAttachRequest(subject, to('https://crm.example.com/in'));
  expect(await ask('sam', 'attach', typed)).toEqual({
    ok: false,
    failure: { code: 'misconfigured', variable: 'ALLOWED_HOSTS' },
  });
  expect(await ask('sam', 'attach', newAttachRequest(subject))).toMatchObject({ ok: true });
});

test('the status says how many hours the inspector keeps an event', async () => {
  const harness = new Harness();
  const ask = asker(harness, { ...FUNCTION_VARIABLES, INSPECTOR_RETENTION_HOURS: '48' });
  expect(await ask('alice', 'status', aliceSubject(harness))).toMatchObject({ value: { retentionHours: 48 } });
});

test('functions without the service of the records say so in their log, and not to strangers', async () => {
  const harness = new Harness();
  const { RECORDS_SYNC_SERVICE_SID: _, ...variables } = FUNCTION_VARIABLES;
  const fields = { ...harness.fieldsOf('alice', aliceSubject(harness)), Token: 'made-up' };
  expect(await harness.ask('status', fields, variables)).toEqual({
    ok: false,
    failure: { code: 'misconfigured', variable: null },
  });
  expect(harness.log).toEqual([
    { event: 'misconfigured', variable: 'RECORDS_SYNC_SERVICE_SID', reason: 'not-deployed' },
  ]);
});
