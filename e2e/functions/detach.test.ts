import { formatFriendlyName } from '../../functions/lib/attachment/friendly-name';
import type { Ttid } from '../../src/contract/sids';
import { attach, detach, operationId } from './attaching';
import { bindForeign } from './foreign';
import { deletingWebhook, readingRecord, readingWebhook, refusing } from './network';
import { bound, loseRecords, recorded } from './outcome';
import { Stage } from './stage';
import { ABSENT_TTID, aliceSubject, bobSubject } from './subjects';

async function attached(stage: Stage, identity = 'alice'): Promise<Ttid> {
  expect(await attach(stage, identity, null, 'crm')).toMatchObject({ ok: true });
  return bound(stage) as Ttid;
}

describe('detach', () => {
  test('deletes the webhook and unbinds it', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    expect(await detach(stage, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(stage.world.webhooks.size).toBe(0);
    expect(stage.world.interactions.get(aliceSubject(stage).interactionSid)?.webhookTtid).toBeNull();
  });

  test('can be repeated', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    await detach(stage, 'alice', ttid);
    expect(await detach(stage, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
  });

  test('is open to an agent who is wrapping up, for what was attached for their task', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    expect(await detach(stage, 'alice', ttid)).toMatchObject({ ok: true });
    expect(stage.world.webhooks.size).toBe(0);
  });

  test('is closed to a colleague', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    expect(await detach(stage, 'bob', ttid)).toEqual({ ok: false, failure: { code: 'not-found' } });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('leaves alone what this plugin did not attach', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    for (const identity of ['alice', 'sam', 'ada']) {
      expect(await detach(stage, identity, foreign)).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    }
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('says what is bound now when that is not what the browser saw', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    expect(await detach(stage, 'alice', ABSENT_TTID)).toMatchObject({
      ok: false,
      failure: { code: 'conflict', binding: { state: 'attached', ttid } },
    });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('removes, for an agent who is wrapping up, what was attached for their task and unbound by others', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, null);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    expect(await detach(stage, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(stage.world.webhooks.size).toBe(0);
  });

  test('is closed to an agent who is wrapping up, for what was not attached for their task', async () => {
    const stage = new Stage();
    await attached(stage);
    const { interactionSid } = aliceSubject(stage);
    const friendlyName = formatFriendlyName({ interaction: interactionSid, createdAt: 0, nonce: 'f'.repeat(16) });
    const other = bindForeign(stage, { friendlyName });
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    expect(await detach(stage, 'alice', other)).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    expect(stage.world.webhooks.size).toBe(2);
  });

  test('needs no record, and leaves none', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    loseRecords(stage);
    expect(await detach(stage, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(recorded(stage)).toBeUndefined();
  });

  test('reads no webhook but the one that is bound', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    await detach(stage, 'alice', ttid);
    expect(stage.sent.filter(readingWebhook)).toHaveLength(1);
  });

  test('gives way to somebody who is at it already', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    await stage.time.run(stage.time.sleep(15_000));
    stage.network = async (request, send) => {
      if (deletingWebhook(request)) await stage.time.sleep(1_000);
      return send();
    };
    const fields = (identity: string) => ({
      Token: stage.tokenOf(identity),
      ...aliceSubject(stage),
      ttid,
      operationId: operationId(),
    });
    const second = stage.time.sleep(500).then(() => stage.invoke('detach', fields('sam')));
    const answers = await stage.time.run(Promise.all([stage.invoke('detach', fields('alice')), second]));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 409]);
    expect(stage.sent.filter(deletingWebhook)).toHaveLength(1);
  });
});

describe('status', () => {
  const status = (stage: Stage, identity: string) => stage.as(identity, 'status', aliceSubject(stage));

  test('of an interaction without a webhook offers the destinations of the person’s role', async () => {
    const stage = new Stage();
    expect(await status(stage, 'alice')).toMatchObject({
      ok: true,
      value: {
        binding: { state: 'none' },
        canAttach: true,
        canDetach: false,
        destinations: [{ key: 'crm' }, { key: 'inspector' }],
      },
    });
  });

  test('names the destination of what is attached', async () => {
    const stage = new Stage();
    await attach(stage, 'sam', null, 'quality');
    expect(await status(stage, 'sam')).toMatchObject({
      value: { binding: { state: 'attached', destination: { key: 'quality', label: 'Quality team' } } },
    });
  });

  test('tells everybody who may see the task who attached the webhook', async () => {
    const stage = new Stage();
    await attached(stage, 'sam');
    expect(await status(stage, 'alice')).toMatchObject({
      value: { binding: { state: 'attached', attachedBy: 'sam' }, canDetach: true },
    });
  });

  test('still knows an attached webhook whose record was lost', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    stage.network = refusing(404, readingRecord);
    expect(await status(stage, 'alice')).toMatchObject({
      value: { binding: { state: 'attached', ttid, destination: { key: 'crm' }, attachedBy: null } },
    });
  });

  test('tells a webhook of somebody else’s from ours', async () => {
    const stage = new Stage();
    const ttid = bindForeign(stage);
    expect(await status(stage, 'alice')).toMatchObject({
      value: { binding: { state: 'foreign', ttid, friendlyName: 'by hand' }, canDetach: false },
    });
  });

  test('does not take a webhook of ours for another interaction as attached here', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    stage.world.bindWebhook(bobSubject(stage).interactionSid, ttid);
    expect(await stage.as('bob', 'status', bobSubject(stage))).toMatchObject({
      value: { binding: { state: 'foreign', ttid }, canDetach: false },
    });
  });

  test('says that a ttid leads nowhere', async () => {
    const stage = new Stage();
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, ABSENT_TTID);
    expect(await status(stage, 'alice')).toMatchObject({
      value: { binding: { state: 'dangling', ttid: ABSENT_TTID } },
    });
  });

  test('is not known to a colleague', async () => {
    const stage = new Stage();
    expect(await status(stage, 'bob')).toEqual({ ok: false, failure: { code: 'not-found' } });
  });

  test('after the chat has ended shows what is still attached, and offers no form', async () => {
    const stage = new Stage();
    await attached(stage);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    expect(await status(stage, 'alice')).toMatchObject({
      value: { binding: { state: 'attached' }, canAttach: false, canDetach: true },
    });
  });
});
