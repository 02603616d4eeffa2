import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ACCOUNT } from '../../../local/world/model';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { Ttid } from '../../../src/contract/sids';
import { fetchWebhook, OPERATION } from '../../fixtures/console-requests';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isWebhookDelete } from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

/** Somebody else's webhook, and the one of ours that a supervisor has put in its place. */
async function attachedOver(harness: Harness): Promise<[Ttid, Ttid]> {
  const subject = aliceSubject(harness);
  const foreign = registerForeign(harness);
  harness.world.bindWebhook(subject.interactionSid, foreign);
  const attachment = { ...subject, destination: 'crm', events: [...LIVE_EVENTS], seenTtid: foreign };
  await harness.as('sam', 'attach', { ...attachment, operationId: OPERATION });
  return [foreign, harness.world.interactions.get(subject.interactionSid)?.webhookTtid as Ttid];
}

describe('deleting a webhook', () => {
  test('deletes it and nothing else', async () => {
    const harness = new Harness();
    const [ttid, other] = [registerForeign(harness), registerForeign(harness)];
    const { version } = await fetchWebhook(harness, 'sam', ttid);
    expect(await harness.as('sam', 'remove', { ttid, version })).toEqual({ ok: true, value: { ttid } });
    expect([...harness.world.webhooks.keys()]).toEqual([other]);
  });

  test('that is gone already counts as done', async () => {
    const answer = await new Harness().as('sam', 'remove', { ttid: ABSENT_TTID, version: null });
    expect(answer).toEqual({ ok: true, value: { ttid: ABSENT_TTID } });
  });

  test('is not done when it is not as the person saw it', async () => {
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

  test('of ours that is bound detaches it: its interaction gets back what had been displaced', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const [foreign, ttid] = await attachedOver(harness);
    expect(await harness.as('sam', 'remove', { ttid, version: null })).toEqual({ ok: true, value: { ttid } });
    expect([...harness.world.webhooks.keys()]).toEqual([foreign]);
    expect(harness.world.interactions.get(interactionSid)?.webhookTtid).toBe(foreign);
    expect(await harness.as('alice', 'status', aliceSubject(harness))).toMatchObject({
      value: { binding: { state: 'foreign', ttid: foreign } },
    });
  });

  test('of ours that is bound and has lost its record leaves its interaction with what is gone', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const friendlyName = `interaction-webhooks ${interactionSid} 2025-12-31T00:00:00Z 0123456789abcdef`;
    const ttid = registerForeign(harness, { friendlyName });
    harness.world.bindWebhook(interactionSid, ttid);
    expect(await harness.as('sam', 'remove', { ttid, version: null })).toMatchObject({ ok: true });
    expect(await harness.as('alice', 'status', aliceSubject(harness))).toMatchObject({
      value: { binding: { state: 'dangling' } },
    });
  });

  test('of ours that is bound to nothing forgets its record as well', async () => {
    const harness = new Harness();
    const [, ttid] = await attachedOver(harness);
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, null);
    expect(await harness.as('sam', 'remove', { ttid, version: null })).toMatchObject({ ok: true });
    const records = harness.sync.service(ACCOUNT.recordsSyncServiceSid).maps.get('interaction-webhooks');
    expect(records.items()).toEqual([]);
  });

  test('says so when Twilio refuses, or does not say what became of it', async () => {
    const harness = new Harness();
    const request = { ttid: registerForeign(harness), version: null };
    harness.network = failing(400, isWebhookDelete);
    expect(await harness.as('sam', 'remove', request)).toMatchObject({ failure: { code: 'twilio-refused' } });
    harness.network = failing(500, isWebhookDelete);
    expect(await harness.as('sam', 'remove', request)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('is possible while an administrator has switched attaching off', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const fields = { Token: harness.tokenOf('sam'), ttid, version: '' };
    expect(await harness.ask('remove', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' })).toMatchObject({
      ok: true,
    });
  });
});
