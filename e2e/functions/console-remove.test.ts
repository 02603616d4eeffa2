import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import { ACCOUNT } from '../../local/world/model';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { Ttid } from '../../src/contract/sids';
import { OPERATION, opened } from './console';
import { registered } from './foreign';
import { deletingWebhook, refusing } from './network';
import { Stage } from './stage';
import { ABSENT_TTID, aliceSubject } from './subjects';

/** Somebody else's webhook, and the one of ours that a supervisor has put in its place. */
async function attachedOver(stage: Stage): Promise<[Ttid, Ttid]> {
  const subject = aliceSubject(stage);
  const foreign = registered(stage);
  stage.world.bindWebhook(subject.interactionSid, foreign);
  const attachment = { ...subject, destination: 'crm', events: [...LIVE_EVENTS], seenTtid: foreign };
  await stage.as('sam', 'attach', { ...attachment, operationId: OPERATION });
  return [foreign, stage.world.interactions.get(subject.interactionSid)?.webhookTtid as Ttid];
}

describe('deleting a webhook', () => {
  test('deletes it and nothing else', async () => {
    const stage = new Stage();
    const [ttid, other] = [registered(stage), registered(stage)];
    const { version } = await opened(stage, 'sam', ttid);
    expect(await stage.as('sam', 'remove', { ttid, version })).toEqual({ ok: true, value: { ttid } });
    expect([...stage.world.webhooks.keys()]).toEqual([other]);
  });

  test('that is gone already counts as done', async () => {
    const answer = await new Stage().as('sam', 'remove', { ttid: ABSENT_TTID, version: null });
    expect(answer).toEqual({ ok: true, value: { ttid: ABSENT_TTID } });
  });

  test('is not done when it is not as the person saw it', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const { version } = await opened(stage, 'sam', ttid);
    stage.world.updateWebhook(ttid, { method: 'GET' });
    expect(await stage.as('sam', 'remove', { ttid, version })).toEqual({
      ok: false,
      failure: { code: 'changed', webhook: await opened(stage, 'sam', ttid) },
    });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('of ours that is bound detaches it: its interaction gets back what had been displaced', async () => {
    const stage = new Stage();
    const { interactionSid } = aliceSubject(stage);
    const [foreign, ttid] = await attachedOver(stage);
    expect(await stage.as('sam', 'remove', { ttid, version: null })).toEqual({ ok: true, value: { ttid } });
    expect([...stage.world.webhooks.keys()]).toEqual([foreign]);
    expect(stage.world.interactions.get(interactionSid)?.webhookTtid).toBe(foreign);
    expect(await stage.as('alice', 'status', aliceSubject(stage))).toMatchObject({
      value: { binding: { state: 'foreign', ttid: foreign } },
    });
  });

  test('of ours that is bound and has lost its record leaves its interaction with what is gone', async () => {
    const stage = new Stage();
    const { interactionSid } = aliceSubject(stage);
    const friendlyName = `interaction-webhooks ${interactionSid} 2025-12-31T00:00:00Z 0123456789abcdef`;
    const ttid = registered(stage, { friendlyName });
    stage.world.bindWebhook(interactionSid, ttid);
    expect(await stage.as('sam', 'remove', { ttid, version: null })).toMatchObject({ ok: true });
    expect(await stage.as('alice', 'status', aliceSubject(stage))).toMatchObject({
      value: { binding: { state: 'dangling' } },
    });
  });

  test('of ours that is bound to nothing forgets its record as well', async () => {
    const stage = new Stage();
    const [, ttid] = await attachedOver(stage);
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, null);
    expect(await stage.as('sam', 'remove', { ttid, version: null })).toMatchObject({ ok: true });
    const records = stage.sync.service(ACCOUNT.recordsSyncServiceSid).maps.get('interaction-webhooks');
    expect(records.items()).toEqual([]);
  });

  test('says so when Twilio refuses, or does not say what became of it', async () => {
    const stage = new Stage();
    const request = { ttid: registered(stage), version: null };
    stage.network = refusing(400, deletingWebhook);
    expect(await stage.as('sam', 'remove', request)).toMatchObject({ failure: { code: 'twilio-refused' } });
    stage.network = refusing(500, deletingWebhook);
    expect(await stage.as('sam', 'remove', request)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('is possible while an administrator has switched attaching off', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const fields = { Token: stage.tokenOf('sam'), ttid, version: '' };
    expect(await stage.ask('remove', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' })).toMatchObject({
      ok: true,
    });
  });
});
