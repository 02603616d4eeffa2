import { aliceRecord, boundTtid, deleteRecords } from '../../fixtures/account-state';
import { attachCrm, detach, newDetachRequest } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { bind, bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { delaying, isWebhookDelete, isWebhookRead } from '../../fixtures/network';
import { ourFriendlyName } from '../../fixtures/our-webhooks';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

const DETACHED = { ok: true, value: { binding: { state: 'none' } } };

describe('detach', () => {
  test('deletes the webhook and unbinds it', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    expect(await detach(harness, 'alice', ttid)).toEqual(DETACHED);
    expect(harness.world.webhooks.size).toBe(0);
    expect(boundTtid(harness)).toBeNull();
  });

  test('can be repeated', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    await detach(harness, 'alice', ttid);
    expect(await detach(harness, 'alice', ttid)).toEqual(DETACHED);
  });

  test('is open to an agent who is wrapping up, for a webhook attached for their task', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    endChat(harness, 'wrapup');
    expect(await detach(harness, 'alice', ttid)).toMatchObject({ ok: true });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('is refused to a colleague', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    expect(await detach(harness, 'bob', ttid)).toEqual({ ok: false, failure: { code: 'not-found' } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('is refused to everyone for a foreign webhook', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    for (const identity of ['alice', 'sam', 'ada']) {
      expect(await detach(harness, identity, foreign)).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    }
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('touches no foreign or absent webhook that is not bound', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    bind(harness, null);
    for (const ttid of [foreign, ABSENT_TTID]) await detach(harness, 'alice', ttid);
    expect(harness.world.webhooks.has(foreign)).toBe(true);
  });

  test('refuses with the current binding when that differs from the one the browser saw', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    expect(await detach(harness, 'alice', ABSENT_TTID)).toMatchObject({
      ok: false,
      failure: { code: 'conflict', binding: { state: 'attached', ttid } },
    });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('removes an unbound webhook for an agent who is wrapping up the task it was attached for', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    bind(harness, null);
    // A moment after the attach, the webhook would count as one that is about to be bound.
    await harness.pass(15_000);
    endChat(harness, 'wrapup');
    expect(await detach(harness, 'alice', ttid)).toEqual(DETACHED);
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('is refused to an agent who is wrapping up, for a webhook that was not attached for their task', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    const other = bindForeign(harness, { friendlyName: ourFriendlyName(aliceSubject(harness).interactionSid) });
    endChat(harness, 'wrapup');
    expect(await detach(harness, 'alice', other)).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    expect(harness.world.webhooks.size).toBe(2);
  });

  test.each(['with', 'without'])('works %s a record, and leaves none for longer than a minute', async (which) => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    if (which === 'without') deleteRecords(harness);
    expect(await detach(harness, 'alice', ttid)).toEqual(DETACHED);
    await harness.pass(60_000);
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('lets another person attach at once', async () => {
    const harness = new Harness();
    await detach(harness, 'alice', await attachCrm(harness));
    const ttid = await attachCrm(harness, 'sam');
    expect(boundTtid(harness)).toBe(ttid);
  });

  test('reads no webhook except the bound one', async () => {
    const harness = new Harness();
    await detach(harness, 'alice', await attachCrm(harness));
    expect(harness.sent.filter(isWebhookRead)).toHaveLength(1);
  });

  test('is refused while another person’s detach is in progress', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    await harness.pass(15_000);
    harness.network = delaying(harness, 1_000, isWebhookDelete);
    const invoke = (identity: string) =>
      harness.invoke('detach', harness.fieldsOf(identity, newDetachRequest(aliceSubject(harness), ttid)));
    const second = harness.time.sleep(500).then(() => invoke('sam'));
    const answers = await harness.time.run(Promise.all([invoke('alice'), second]));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 409]);
    expect(harness.sent.filter(isWebhookDelete)).toHaveLength(1);
  });
});
