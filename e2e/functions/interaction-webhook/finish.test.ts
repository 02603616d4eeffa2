import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import type { InteractionSid } from '../../../src/contract/sids';
import { aliceRecord } from '../../fixtures/account-state';
import { attachCrm } from '../../fixtures/attachments';
import { deleteChannel, endChat } from '../../fixtures/chats';
import { SWEEPABLE_AGE_MS, sweep } from '../../fixtures/console-requests';
import { bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isWebhookDelete, RELIABLE } from '../../fixtures/network';
import { absentSid, aliceSubject } from '../../fixtures/subjects';

const DAY_MS = 24 * 3_600_000;

const finish = (harness: Harness, identity = 'alice') =>
  harness.as(identity, 'finish', { interactionSid: aliceSubject(harness).interactionSid });

const STILL_IN_USE = { ok: true, value: { removed: null, isDone: false } };
const NOTHING_LEFT = { ok: true, value: { removed: null, isDone: true } };

const removedBy = (ttid: string) => ({ ok: true, value: { removed: ttid, isDone: true } });

describe('completing a task', () => {
  test('removes our webhook and its record once the interaction has ended', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    endChat(harness);
    expect(await finish(harness)).toEqual(removedBy(ttid));
    expect(harness.world.webhooks.size).toBe(0);
    expect(aliceRecord(harness)).toBeUndefined();
    expect(await finish(harness)).toEqual(NOTHING_LEFT);
  });

  test('removes nothing while a channel is open, since another agent may go on after a transfer', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    expect(await finish(harness)).toEqual(STILL_IN_USE);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test.each([
    ['an empty list of channels', true],
    ['no list of channels', false],
  ])(
    'removes nothing from an interaction with %s, and the sweep removes it after a day',
    async (_, emptyChannelListExists) => {
      const harness = new Harness({ ...ASSUMED, emptyChannelListExists });
      const ttid = await attachCrm(harness);
      deleteChannel(harness);
      expect(await finish(harness)).toEqual(STILL_IN_USE);
      await harness.pass(DAY_MS);
      expect(await sweep(harness)).toMatchObject({ value: { removed: [] } });
      await harness.pass(1_000);
      expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid], unused: [{ why: 'ended' }] } });
    },
  );

  test('reports an interaction without a webhook as done', async () => {
    const harness = new Harness();
    expect(await finish(harness)).toEqual(NOTHING_LEFT);
  });

  test('removes the webhook when it is asked again after the channel was closed', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    expect(await finish(harness)).toEqual(STILL_IN_USE);
    endChat(harness);
    expect(await finish(harness)).toEqual(removedBy(ttid));
  });

  test('removes a webhook that a colleague attached', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    endChat(harness);
    expect(await finish(harness, 'bob')).toEqual(removedBy(ttid));
  });

  test('keeps a foreign webhook', async () => {
    const harness = new Harness();
    bindForeign(harness);
    endChat(harness);
    expect(await finish(harness)).toEqual(NOTHING_LEFT);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('answers for an absent interaction as for one that goes on', async () => {
    const answer = await new Harness().as('alice', 'finish', { interactionSid: absentSid<InteractionSid>('KD') });
    expect(answer).toEqual(STILL_IN_USE);
  });

  test('leaves a webhook that Twilio does not delete to the sweep', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    endChat(harness);
    harness.network = failing(400, isWebhookDelete);
    expect(await finish(harness)).toMatchObject({ failure: { code: 'twilio-refused' } });
    harness.network = RELIABLE;
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid], unused: [{ why: 'ended' }] } });
  });
});
