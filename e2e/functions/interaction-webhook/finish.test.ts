import { LIVE_EVENTS } from '../../../src/contract/events';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import { aliceRecord } from '../../fixtures/account-state';
import { OPERATION } from '../../fixtures/console-requests';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isWebhookDelete, RELIABLE } from '../../fixtures/network';
import { absentSid, aliceSubject } from '../../fixtures/subjects';

async function attached(harness: Harness): Promise<Ttid> {
  const attachment = { ...aliceSubject(harness), destination: 'crm', events: [...LIVE_EVENTS], seenTtid: null };
  const answer = await harness.as('alice', 'attach', { ...attachment, operationId: OPERATION });
  if (!answer.ok || answer.value.binding.state !== 'attached') throw new Error('not attached');
  return answer.value.binding.ttid;
}

const finish = (harness: Harness, identity = 'alice') =>
  harness.as(identity, 'finish', { interactionSid: aliceSubject(harness).interactionSid });

const end = (harness: Harness) => harness.world.closeChannel(aliceSubject(harness).channelSid, 'closed');

describe('when a task is completed', () => {
  test('what this plugin attached goes with the interaction', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    end(harness);
    expect(await finish(harness)).toEqual({ ok: true, value: { removed: ttid } });
    expect(harness.world.webhooks.size).toBe(0);
    expect(aliceRecord(harness)).toBeUndefined();
    expect(await finish(harness)).toEqual({ ok: true, value: { removed: null } });
  });

  test('it stays while a channel is open: after a transfer, another agent goes on', async () => {
    const harness = new Harness();
    await attached(harness);
    expect(await finish(harness)).toEqual({ ok: true, value: { removed: null } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('whoever completes the last task has it removed, whoever attached it', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    end(harness);
    expect(await finish(harness, 'bob')).toEqual({ ok: true, value: { removed: ttid } });
  });

  test('what others bound stays', async () => {
    const harness = new Harness();
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, registerForeign(harness));
    end(harness);
    expect(await finish(harness)).toEqual({ ok: true, value: { removed: null } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('an interaction that does not exist answers like one that goes on', async () => {
    const answer = await new Harness().as('alice', 'finish', { interactionSid: absentSid<InteractionSid>('KD') });
    expect(answer).toEqual({ ok: true, value: { removed: null } });
  });

  test('what could not be removed is left to the sweep', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    end(harness);
    harness.network = failing(400, isWebhookDelete);
    expect(await finish(harness)).toMatchObject({ failure: { code: 'twilio-refused' } });
    harness.network = RELIABLE;
    await harness.time.run(harness.time.sleep(16 * 60_000));
    const swept = await harness.as('sam', 'sweep', { from: 0, isRehearsal: false });
    expect(swept).toMatchObject({ value: { removed: [ttid], unused: [{ why: 'ended' }] } });
  });
});
