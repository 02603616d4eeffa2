import { LIVE_EVENTS } from '../../src/contract/events';
import type { InteractionSid, Ttid } from '../../src/contract/sids';
import { OPERATION } from './console';
import { registered } from './foreign';
import { deletingWebhook, refusing, UNTROUBLED } from './network';
import { recorded } from './outcome';
import { Stage } from './stage';
import { absent, aliceSubject } from './subjects';

async function attached(stage: Stage): Promise<Ttid> {
  const attachment = { ...aliceSubject(stage), destination: 'crm', events: [...LIVE_EVENTS], seenTtid: null };
  const answer = await stage.as('alice', 'attach', { ...attachment, operationId: OPERATION });
  if (!answer.ok || answer.value.binding.state !== 'attached') throw new Error('not attached');
  return answer.value.binding.ttid;
}

const finish = (stage: Stage, identity = 'alice') =>
  stage.as(identity, 'finish', { interactionSid: aliceSubject(stage).interactionSid });

const end = (stage: Stage) => stage.world.closeChannel(aliceSubject(stage).channelSid, 'closed');

describe('when a task is completed', () => {
  test('what this plugin attached goes with the interaction', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    end(stage);
    expect(await finish(stage)).toEqual({ ok: true, value: { removed: ttid } });
    expect(stage.world.webhooks.size).toBe(0);
    expect(recorded(stage)).toBeUndefined();
    expect(await finish(stage)).toEqual({ ok: true, value: { removed: null } });
  });

  test('it stays while a channel is open: after a transfer, another agent goes on', async () => {
    const stage = new Stage();
    await attached(stage);
    expect(await finish(stage)).toEqual({ ok: true, value: { removed: null } });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('whoever completes the last task has it removed, whoever attached it', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    end(stage);
    expect(await finish(stage, 'bob')).toEqual({ ok: true, value: { removed: ttid } });
  });

  test('what others bound stays', async () => {
    const stage = new Stage();
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, registered(stage));
    end(stage);
    expect(await finish(stage)).toEqual({ ok: true, value: { removed: null } });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('an interaction that does not exist answers like one that goes on', async () => {
    const answer = await new Stage().as('alice', 'finish', { interactionSid: absent<InteractionSid>('KD') });
    expect(answer).toEqual({ ok: true, value: { removed: null } });
  });

  test('what could not be removed is left to the sweep', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    end(stage);
    stage.network = refusing(400, deletingWebhook);
    expect(await finish(stage)).toMatchObject({ failure: { code: 'twilio-refused' } });
    stage.network = UNTROUBLED;
    await stage.time.run(stage.time.sleep(16 * 60_000));
    const swept = await stage.as('sam', 'sweep', { from: 0, isRehearsal: false });
    expect(swept).toMatchObject({ value: { removed: [ttid], unused: [{ why: 'ended' }] } });
  });
});
