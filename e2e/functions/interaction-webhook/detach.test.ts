import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import type { Ttid } from '../../../src/contract/sids';
import { aliceRecord, boundTtid, deleteRecords } from '../../fixtures/account-state';
import { attach, detach, operationId } from '../../fixtures/attachments';
import { bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isRecordRead, isWebhookDelete, isWebhookRead } from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject, bobSubject } from '../../fixtures/subjects';

async function attached(harness: Harness, identity = 'alice'): Promise<Ttid> {
  expect(await attach(harness, identity, null, 'crm')).toMatchObject({ ok: true });
  return boundTtid(harness) as Ttid;
}

describe('detach', () => {
  test('deletes the webhook and unbinds it', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(harness.world.webhooks.size).toBe(0);
    expect(harness.world.interactions.get(aliceSubject(harness).interactionSid)?.webhookTtid).toBeNull();
  });

  test('can be repeated', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    await detach(harness, 'alice', ttid);
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
  });

  test('is open to an agent who is wrapping up, for what was attached for their task', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await detach(harness, 'alice', ttid)).toMatchObject({ ok: true });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('is closed to a colleague', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    expect(await detach(harness, 'bob', ttid)).toEqual({ ok: false, failure: { code: 'not-found' } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('leaves alone what this plugin did not attach', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    for (const identity of ['alice', 'sam', 'ada']) {
      expect(await detach(harness, identity, foreign)).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    }
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('says what is bound now when that is not what the browser saw', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    expect(await detach(harness, 'alice', ABSENT_TTID)).toMatchObject({
      ok: false,
      failure: { code: 'conflict', binding: { state: 'attached', ttid } },
    });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('removes, for an agent who is wrapping up, what was attached for their task and unbound by others', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, null);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('is closed to an agent who is wrapping up, for what was not attached for their task', async () => {
    const harness = new Harness();
    await attached(harness);
    const { interactionSid } = aliceSubject(harness);
    const friendlyName = formatFriendlyName({ interaction: interactionSid, createdAt: 0, nonce: 'f'.repeat(16) });
    const other = bindForeign(harness, { friendlyName });
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await detach(harness, 'alice', other)).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    expect(harness.world.webhooks.size).toBe(2);
  });

  test('needs no record, and leaves none', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    deleteRecords(harness);
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('reads no webhook but the one that is bound', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    await detach(harness, 'alice', ttid);
    expect(harness.sent.filter(isWebhookRead)).toHaveLength(1);
  });

  test('gives way to somebody who is at it already', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    await harness.time.run(harness.time.sleep(15_000));
    harness.network = async (request, send) => {
      if (isWebhookDelete(request)) await harness.time.sleep(1_000);
      return send();
    };
    const fields = (identity: string) => ({
      Token: harness.tokenOf(identity),
      ...aliceSubject(harness),
      ttid,
      operationId: operationId(),
    });
    const second = harness.time.sleep(500).then(() => harness.invoke('detach', fields('sam')));
    const answers = await harness.time.run(Promise.all([harness.invoke('detach', fields('alice')), second]));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 409]);
    expect(harness.sent.filter(isWebhookDelete)).toHaveLength(1);
  });
});

describe('status', () => {
  const status = (harness: Harness, identity: string) => harness.as(identity, 'status', aliceSubject(harness));

  test('of an interaction without a webhook offers the destinations of the person’s role', async () => {
    const harness = new Harness();
    expect(await status(harness, 'alice')).toMatchObject({
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
    const harness = new Harness();
    await attach(harness, 'sam', null, 'quality');
    expect(await status(harness, 'sam')).toMatchObject({
      value: { binding: { state: 'attached', destination: { key: 'quality', label: 'Quality team' } } },
    });
  });

  test('tells everybody who may see the task who attached the webhook', async () => {
    const harness = new Harness();
    await attached(harness, 'sam');
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'attached', attachedBy: 'sam' }, canDetach: true },
    });
  });

  test('still knows an attached webhook whose record was lost', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    harness.network = failing(404, isRecordRead);
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'attached', ttid, destination: { key: 'crm' }, attachedBy: null } },
    });
  });

  test('tells a webhook of somebody else’s from ours', async () => {
    const harness = new Harness();
    const ttid = bindForeign(harness);
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'foreign', ttid, friendlyName: 'by hand' }, canDetach: false },
    });
  });

  test('does not take a webhook of ours for another interaction as attached here', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    harness.world.bindWebhook(bobSubject(harness).interactionSid, ttid);
    expect(await harness.as('bob', 'status', bobSubject(harness))).toMatchObject({
      value: { binding: { state: 'foreign', ttid }, canDetach: false },
    });
  });

  test('says that a ttid leads nowhere', async () => {
    const harness = new Harness();
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, ABSENT_TTID);
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'dangling', ttid: ABSENT_TTID } },
    });
  });

  test('is not known to a colleague', async () => {
    const harness = new Harness();
    expect(await status(harness, 'bob')).toEqual({ ok: false, failure: { code: 'not-found' } });
  });

  test('after the chat has ended shows what is still attached, and offers no form', async () => {
    const harness = new Harness();
    await attached(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'attached' }, canAttach: false, canDetach: true },
    });
  });
});
