/** Records and locks that another version of the functions has written, or a person by hand. */
import { aliceRecord, overwriteAliceRecord, overwriteLock, webhookTtids } from '../fixtures/account-state';
import { attach, attachCrm, detach, status } from '../fixtures/attachments';
import { endChat } from '../fixtures/chats';
import { fetchWebhook, SWEEPABLE_AGE_MS, sweep, updateRequest } from '../fixtures/console-requests';
import { bind, registerForeign } from '../fixtures/foreign-webhooks';
import { Harness } from '../fixtures/harness';
import { codeOf } from '../fixtures/results';
import { aliceSubject } from '../fixtures/subjects';

const CONTENTS: readonly (readonly [string, object])[] = [
  ['empty', {}],
  ['of another version', { version: 7, attachment: { state: 'attached' } }],
  ['with a time that is none', { attachedAt: '2026-01-01T00:00:00-00' }],
  ['with an unknown state', { state: 'paused' }],
  ['without a person', { attachedBy: null }],
  ['with nested junk', { displaced: { ttid: [['x'.repeat(9_000)]] } }],
];

/**
 * Attaches the CRM to Alice's interaction, and changes a part of its record; or its whole, if the content is no part.
 */
async function attachWithRecord(harness: Harness, content: object) {
  const ttid = await attachCrm(harness);
  const isPart = Object.keys(content).some((field) => field in (aliceRecord(harness)?.data ?? {}));
  overwriteAliceRecord(harness, isPart ? { ...aliceRecord(harness)?.data, ...content } : content);
  return ttid;
}

describe.each(CONTENTS)('a record %s', (_, content) => {
  test('costs no more than who attached the webhook', async () => {
    const harness = new Harness();
    const ttid = await attachWithRecord(harness, content);
    expect(await status(harness)).toMatchObject({
      value: { binding: { state: 'attached', ttid, destinations: [{ id: 'crm' }], attachedBy: null }, canDetach: true },
    });
    expect(await harness.as('sam', 'resolve', { ttids: [ttid] })).toMatchObject({
      value: { webhooks: [{ state: 'bound', attachedBy: null }] },
    });
  });

  test('is replaced by the next attach', async () => {
    const harness = new Harness();
    const ttid = await attachWithRecord(harness, content);
    expect(codeOf(await attach(harness, 'alice', ttid))).toBe('ok');
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'attached', attachedBy: 'alice' } } });
  });

  test('is removed by a detach', async () => {
    const harness = new Harness();
    const ttid = await attachWithRecord(harness, content);
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    await harness.pass(60_000);
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('does not keep its webhook after the end of the interaction', async () => {
    const harness = new Harness();
    await attachWithRecord(harness, content);
    endChat(harness, 'closed');
    const { interactionSid } = aliceSubject(harness);
    expect(codeOf(await harness.as('alice', 'finish', { interactionSid }))).toBe('ok');
    expect(webhookTtids(harness)).toEqual([]);
  });

  test('does not keep its webhook from the sweep', async () => {
    const harness = new Harness();
    const ttid = await attachWithRecord(harness, content);
    bind(harness, null);
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid], failed: 0 } });
  });

  test('does not keep its webhook from being deleted in the console', async () => {
    const harness = new Harness();
    const ttid = await attachWithRecord(harness, content);
    expect(codeOf(await harness.as('sam', 'remove', { ttid, version: null }))).toBe('ok');
    expect(webhookTtids(harness)).toEqual([]);
  });
});

test.each([
  ['empty', {}],
  ['taken without a nonce', { nonce: null, result: null }],
  ['completed with no ttid', { nonce: 'x', result: 'CRM' }],
])('a lock that is %s counts as abandoned', async (_, content) => {
  const harness = new Harness();
  const ttid = registerForeign(harness);
  const webhook = await fetchWebhook(harness, 'sam', ttid);
  overwriteLock(harness, ttid, content);
  expect(codeOf(await harness.as('sam', 'update', updateRequest(webhook)))).toBe('ok');
  overwriteLock(harness, ttid, content);
  expect(codeOf(await harness.as('sam', 'remove', { ttid, version: null }))).toBe('ok');
});
