import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { aliceRecord, boundTtid, webhookTtids } from '../../fixtures/account-state';
import { attachCrm, newAttachRequest, status } from '../../fixtures/attachments';
import { fetchWebhook } from '../../fixtures/console-requests';
import { bind, bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import {
  failing,
  isBind,
  isChannelList,
  isLockCreate,
  isRecordRead,
  isRecordUpdate,
  isWebhookDelete,
  RELIABLE,
} from '../../fixtures/network';
import { registerOurs } from '../../fixtures/our-webhooks';
import { codeOf } from '../../fixtures/results';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

describe('deleting a webhook', () => {
  test('deletes no other webhook', async () => {
    const harness = new Harness();
    const [ttid, other] = [registerForeign(harness), registerForeign(harness)];
    const { version } = await fetchWebhook(harness, 'sam', ttid);
    expect(await harness.as('sam', 'remove', { ttid, version })).toEqual({ ok: true, value: { ttid } });
    expect(webhookTtids(harness)).toEqual([other]);
  });

  test('succeeds if it is gone already', async () => {
    const answer = await new Harness().as('sam', 'remove', { ttid: ABSENT_TTID, version: null });
    expect(answer).toEqual({ ok: true, value: { ttid: ABSENT_TTID } });
  });

  test('is refused if it has changed since the person saw it', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const { version } = await fetchWebhook(harness, 'sam', ttid);
    harness.world.updateWebhook(ttid, { method: 'GET' });
    expect(await harness.as('sam', 'remove', { ttid, version })).toEqual({
      ok: false,
      failure: { code: 'changed', webhook: await fetchWebhook(harness, 'sam', ttid) },
    });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('detaches our webhook if it is bound, and binds the displaced one again', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ttid = await attachCrm(harness, 'sam', foreign);
    expect(await harness.as('sam', 'remove', { ttid, version: null })).toEqual({ ok: true, value: { ttid } });
    expect(webhookTtids(harness)).toEqual([foreign]);
    expect(boundTtid(harness)).toBe(foreign);
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'foreign', ttid: foreign } } });
  });

  test('leaves the interaction dangling if our webhook is bound and its record is lost', async () => {
    const harness = new Harness();
    const ttid = registerOurs(harness, aliceSubject(harness).interactionSid);
    bind(harness, ttid);
    expect(await harness.as('sam', 'remove', { ttid, version: null })).toMatchObject({ ok: true });
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'dangling' } } });
  });

  test('deletes the record of our webhook if it is not bound', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness, 'sam', bindForeign(harness));
    bind(harness, null);
    // A moment after the attach, the webhook would count as one that is about to be bound.
    await harness.pass(15_000);
    expect(await harness.as('sam', 'remove', { ttid, version: null })).toMatchObject({ ok: true });
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test.each([
    ['ada', { ok: false, failure: { code: 'not-permitted' } }],
    ['sam', { ok: true }],
  ])(
    'of %s to a destination that is closed to supervisors now answers a supervisor accordingly',
    async (attacher, answer) => {
      const harness = new Harness();
      const ttid = await attachCrm(harness, attacher);
      const variables = { ...FUNCTION_VARIABLES, DESTINATION_CRM: `${FUNCTION_VARIABLES.DESTINATION_CRM} | admin` };
      const fields = harness.fieldsOf('sam', { ttid, version: null });
      expect(await harness.ask('remove', fields, variables)).toMatchObject(answer);
      expect(harness.world.webhooks.has(ttid)).toBe(!answer.ok);
    },
  );

  test.each<[string, Harness['network']]>([
    ['its usage cannot be read', failing(500, isChannelList)],
    ['its record cannot be read', failing(500, isRecordRead)],
    ['its record cannot be written', failing(500, isRecordUpdate)],
    ['it can be neither locked nor claimed', failing(400, isLockCreate, isRecordUpdate)],
  ])('succeeds for an administrator, and not for a supervisor, if %s', async (_, network) => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    harness.network = network;
    await harness.as('sam', 'remove', { ttid, version: null });
    expect(webhookTtids(harness)).toEqual([ttid]);
    expect(await harness.as('ada', 'remove', { ttid, version: null })).toEqual({ ok: true, value: { ttid } });
    expect(webhookTtids(harness)).toEqual([]);
    harness.network = RELIABLE;
    expect(await harness.as('ada', 'audit', { before: null })).toMatchObject({
      value: { entries: [{ action: 'deleted', actor: 'ada', webhooks: [{ ttid }] }, {}] },
    });
  });

  test('makes an administrator wait for 15 seconds after an attach has died, and not longer', async () => {
    const harness = new Harness();
    const dead = harness.instance(async (sent, send) => (isBind(sent) ? new Promise(() => undefined) : send()), 30_000);
    const request = newAttachRequest(aliceSubject(harness));
    void harness.invoke('attach', harness.fieldsOf('alice', request), undefined, dead);
    await harness.pass(1_000);
    const [ttid] = webhookTtids(harness);
    if (ttid === undefined) throw new Error('Nothing was registered');
    expect(codeOf(await harness.as('ada', 'remove', { ttid, version: null }))).toBe('in-progress');
    await harness.pass(15_000);
    expect(codeOf(await harness.as('ada', 'remove', { ttid, version: null }))).toBe('ok');
    expect(webhookTtids(harness)).toEqual([]);
  });

  test('fails if Twilio refuses, and reports an unknown outcome if Twilio fails', async () => {
    const harness = new Harness();
    const request = { ttid: registerForeign(harness), version: null };
    harness.network = failing(400, isWebhookDelete);
    expect(await harness.as('sam', 'remove', request)).toMatchObject({ failure: { code: 'twilio-refused' } });
    harness.network = failing(500, isWebhookDelete);
    expect(await harness.as('sam', 'remove', request)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('works while an administrator has switched attaching off', async () => {
    const harness = new Harness();
    const fields = harness.fieldsOf('sam', { ttid: registerForeign(harness), version: null });
    expect(await harness.ask('remove', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' })).toMatchObject({
      ok: true,
    });
  });
});
