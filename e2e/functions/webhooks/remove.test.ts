import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { aliceRecord, boundTtid, webhookTtids } from '../../fixtures/account-state';
import { attachCrm, status } from '../../fixtures/attachments';
import { fetchWebhook } from '../../fixtures/console-requests';
import { bind, bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isWebhookDelete } from '../../fixtures/network';
import { registerOurs } from '../../fixtures/our-webhooks';
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
