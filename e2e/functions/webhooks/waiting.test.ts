/** The console and the sweep, with webhooks that wait for an interaction that a program will create. */
import { ACCOUNT, type Webhook } from '../../../local/world/model';
import type { Ttid } from '../../../src/contract/sids';
import type { WebhookSummary } from '../../../src/contract/webhooks';
import { allWebhooks, boundTtid } from '../../fixtures/account-state';
import { deliver, timelineNames } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { failing, isRecordCreate, isWebhookUpdate, RELIABLE } from '../../fixtures/network';
import { createInteraction, isWaiting, waitingItems, waitingTtid } from '../../fixtures/new-interactions';

const HOUR_MS = 3_600_000;

async function waiting() {
  const harness = new Harness();
  return { harness, ttid: await waitingTtid(harness) };
}

const sweep = (harness: Harness, isRehearsal = false) => harness.as('sam', 'sweep', { from: null, isRehearsal });

async function summaryOf(harness: Harness, ttid: Ttid): Promise<WebhookSummary> {
  const fetched = await harness.as('sam', 'fetch', { ttid });
  if (!fetched.ok || fetched.value.webhook.type === 'unreadable') throw new Error('The webhook cannot be read');
  return fetched.value.webhook;
}

/** Creates an interaction with the ttid, and delivers its first event while these requests fail. */
async function cutOff(harness: Harness, ttid: Ttid, isFailing: Parameters<typeof failing>[1]) {
  const { events, interaction } = createInteraction(harness, ttid);
  const [first] = events;
  if (first === undefined) throw new Error('Twilio sends no event');
  harness.network = failing(500, isFailing);
  await deliver(harness, first.webhook, first.parameters);
  harness.network = RELIABLE;
  return interaction;
}

describe('the sweep', () => {
  test('leaves a webhook alone that waits for less than 25 hours', async () => {
    const { harness, ttid } = await waiting();
    await harness.pass(25 * HOUR_MS - 1);
    expect(await sweep(harness)).toMatchObject({ value: { unused: [], removed: [] } });
    expect(isWaiting(harness, ttid)).toBe(true);
  });

  test('removes one that was never used', async () => {
    const { harness, ttid } = await waiting();
    await harness.pass(25 * HOUR_MS + 1);
    expect(await sweep(harness, true)).toMatchObject({
      value: { unused: [{ ttid, interactionSid: null, why: 'never-used' }], removed: [] },
    });
    expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid] } });
    expect(allWebhooks(harness)).toEqual([]);
    expect(waitingItems(harness)).toEqual([]);
  });

  test.each([
    ['before its record', isRecordCreate],
    ['before it had its name', isWebhookUpdate],
  ])('leaves one alone whose adoption was cut off %s', async (_, cut) => {
    const { harness, ttid } = await waiting();
    await cutOff(harness, ttid, cut);
    await harness.pass(100 * 24 * HOUR_MS);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [] } });
    expect(isWaiting(harness, ttid)).toBe(true);
  });

  test('removes the twin of one that is in use, and nothing that this one needs', async () => {
    const { harness, ttid } = await waiting();
    const { ttid: _, ...details } = harness.world.webhooks.get(ttid) as Webhook;
    const twin = harness.world.registerWebhook(details).ttid;
    await cutOff(harness, ttid, isWebhookUpdate);
    await harness.pass(26 * HOUR_MS);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [twin] } });
    expect(await sweep(harness)).toMatchObject({ value: { removed: [] } });
    expect(isWaiting(harness, ttid)).toBe(true);
  });

  test('keeps the events until the retention ends, if the adoption was cut off and the interaction has ended', async () => {
    const { harness, ttid } = await waiting();
    const interaction = await cutOff(harness, ttid, isWebhookUpdate);
    await harness.pass(26 * HOUR_MS);
    const { world, sync } = harness;
    const channel = [...world.channels.values()].find(({ interactionSid }) => interactionSid === interaction);
    world.closeChannel(channel?.sid ?? '', 'closed');
    expect(await sweep(harness)).toMatchObject({ value: { unused: [{ ttid, why: 'ended' }], removed: [ttid] } });
    const { maps } = sync.service(ACCOUNT.recordsSyncServiceSid);
    expect(maps.get('interaction-webhooks').find(interaction)).toBeDefined();
    expect(timelineNames(harness)).toHaveLength(1);
    await harness.pass(26 * HOUR_MS);
    expect(maps.get('interaction-webhooks').find(interaction)).toBeUndefined();
    expect(timelineNames(harness)).toEqual([]);
  });

  test('leaves those of another deployment alone', async () => {
    const { harness, ttid } = await waiting();
    const webhook = harness.world.webhooks.get(ttid);
    harness.world.updateWebhook(ttid, { url: webhook?.url.replace('https://', 'https://other-') ?? '' });
    await harness.pass(30 * HOUR_MS);
    await sweep(harness);
    expect(allWebhooks(harness)).toHaveLength(1);
  });
});

describe('the console', () => {
  test('shows until when it waits', async () => {
    const { harness, ttid } = await waiting();
    expect(await summaryOf(harness, ttid)).toMatchObject({
      ours: null,
      isRelayed: true,
      waiting: { expiresAt: '2026-01-02T00:00:00.000Z' },
    });
  });

  test('deletes it, and no event can lead to it then', async () => {
    const { harness, ttid } = await waiting();
    const { events } = createInteraction(harness, ttid);
    expect(await harness.as('sam', 'remove', { ttid, version: null })).toEqual({ ok: true, value: { ttid } });
    expect(allWebhooks(harness)).toEqual([]);
    expect(waitingItems(harness)).toEqual([]);
    const [first] = events;
    expect(first && (await deliver(harness, first.webhook, first.parameters))).toBe(404);
  });

  test('deletes one whose adoption was cut off, and what is kept about it', async () => {
    const { harness, ttid } = await waiting();
    await cutOff(harness, ttid, isWebhookUpdate);
    await harness.pass(60_000);
    expect((await harness.as('sam', 'remove', { ttid, version: null })).ok).toBe(true);
    expect(allWebhooks(harness)).toEqual([]);
    expect(timelineNames(harness)).toEqual([]);
  });

  test('deletes one that has got its interaction, which holds none then', async () => {
    const { harness, ttid } = await waiting();
    const { events, interaction } = createInteraction(harness, ttid);
    for (const { webhook, parameters } of events) await deliver(harness, webhook, parameters);
    const reservation = [...harness.world.reservations.values()].at(-1);
    harness.world.accept(reservation?.sid ?? '');
    expect(await harness.as('sam', 'remove', { ttid, version: null })).toEqual({ ok: true, value: { ttid } });
    expect(allWebhooks(harness)).toEqual([]);
    expect(boundTtid(harness, interaction)).toBeNull();
  });

  test('does not change it, because its first event may do so at the same moment', async () => {
    const { harness, ttid } = await waiting();
    const { version } = await summaryOf(harness, ttid);
    const edit = { ttid, version, destination: null, method: 'POST', friendlyName: null } as const;
    expect(await harness.as('sam', 'update', { ...edit, events: ['onParticipantLeft'] })).toEqual({
      ok: false,
      failure: { code: 'not-permitted' },
    });
  });
});
