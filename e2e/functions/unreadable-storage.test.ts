/** Records, locks and waiting destinations that another version of the functions has written, or a person by hand. */

import type { Ttid } from '../../src/contract/sids';
import {
  aliceRecord,
  boundTtid,
  overwriteAliceRecord,
  overwriteLock,
  overwriteWaiting,
  webhookTtids,
} from '../fixtures/account-state';
import { attach, attachCrm, detach, status } from '../fixtures/attachments';
import { endChat } from '../fixtures/chats';
import { fetchWebhook, SWEEPABLE_AGE_MS, sweep, updateRequest } from '../fixtures/console-requests';
import { deliver } from '../fixtures/events';
import { bind, registerForeign } from '../fixtures/foreign-webhooks';
import { Harness } from '../fixtures/harness';
import { askForNewInteraction, createInteraction, waitingItems, waitingTtid } from '../fixtures/new-interactions';
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

describe.each([
  ['empty', {}],
  ['of another version', { version: 7, destinations: [], interaction: null }],
  ['with an interaction that is none', { destinations: [], interaction: 'CH1' }],
  ['with nested junk', { destinations: [{ id: [['x'.repeat(9_000)]] }], interaction: null }],
])('what waits for the interaction of a webhook, if it is %s,', (_, content) => {
  const OTHER = { requestId: 'aaaaaaaa-0000-4000-8000-000000000002' };

  /** Returns an account with a webhook whose item has this content. */
  async function waiting() {
    const harness = new Harness();
    const ttid = await waitingTtid(harness);
    for (const { key } of waitingItems(harness)) overwriteWaiting(harness, key, content);
    return { harness, ttid };
  }

  async function firstEvent(harness: Harness, ttid: Ttid) {
    const { events, interaction } = createInteraction(harness, ttid);
    const [first] = events;
    if (first === undefined) throw new Error('Twilio sends no event');
    return { interaction, status: await deliver(harness, first.webhook, first.parameters) };
  }

  test('costs no more than its destinations: the webhook gets the name of its interaction', async () => {
    const { harness, ttid } = await waiting();
    const { interaction, status } = await firstEvent(harness, ttid);
    expect(status).toBe(404);
    expect(boundTtid(harness, interaction)).toBe(ttid);
    expect(harness.world.webhooks.get(ttid)?.friendlyName).toContain(interaction);
  });

  test('costs no other webhook anything', async () => {
    const { harness } = await waiting();
    const other = await waitingTtid(harness, OTHER);
    const { status } = await firstEvent(harness, other);
    expect(status).toBe(200);
    expect(waitingItems(harness)).toHaveLength(1);
  });

  test('does not keep the webhook from the sweep', async () => {
    const { harness, ttid } = await waiting();
    await harness.pass(26 * 3_600_000);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid], failed: 0 } });
  });

  test('does not keep the webhook from being deleted in the console', async () => {
    const { harness, ttid } = await waiting();
    expect(codeOf(await harness.as('sam', 'remove', { ttid, version: null }))).toBe('ok');
    expect(webhookTtids(harness)).toEqual([]);
    expect(waitingItems(harness)).toEqual([]);
  });

  test('does not keep a program from asking for the next one', async () => {
    const { harness } = await waiting();
    expect((await askForNewInteraction(harness, OTHER)).ok).toBe(true);
  });
});
