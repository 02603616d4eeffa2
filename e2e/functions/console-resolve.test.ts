import { formatFriendlyName } from '../../functions/lib/attachment/friendly-name';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { InteractionSid, Ttid } from '../../src/contract/sids';
import type { Resolved } from '../../src/contract/webhooks';
import { OPERATION } from './console';
import { registered } from './foreign';
import { refusing } from './network';
import { Stage } from './stage';
import { ABSENT_TTID, absent, aliceSubject } from './subjects';

const CREATED_AT = Date.UTC(2025, 11, 31);

/** A webhook of ours that nothing is known of but its name. */
const left = (stage: Stage, interaction: InteractionSid) =>
  registered(stage, {
    friendlyName: formatFriendlyName({ interaction, createdAt: CREATED_AT, nonce: '00000000000000ff' }),
  });

async function resolve(stage: Stage, ...ttids: Ttid[]): Promise<Resolved[]> {
  const answer = await stage.as('sam', 'resolve', { ttids });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.webhooks;
}

async function attached(stage: Stage): Promise<Ttid> {
  const attachment = { ...aliceSubject(stage), destination: 'crm', events: [...LIVE_EVENTS], seenTtid: null };
  const answer = await stage.as('alice', 'attach', { ...attachment, operationId: OPERATION });
  if (!answer.ok || answer.value.binding.state !== 'attached') throw new Error('not attached');
  return answer.value.binding.ttid;
}

describe('what has become of a webhook of ours is', () => {
  test('bound, with who attached it and whom Flex has routed to its interaction', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    const { interactionSid, taskSid } = aliceSubject(stage);
    expect(await resolve(stage, ttid)).toEqual([
      {
        ttid,
        state: 'bound',
        interactionSid,
        attachedBy: 'alice',
        attachedAt: new Date(stage.time.now()).toISOString(),
        tasks: [{ taskSid, workerSid: stage.world.users.get('alice')?.workerSid }],
      },
    ]);
  });

  test('replaced, when its interaction holds another one', async () => {
    const stage = new Stage();
    const { interactionSid } = aliceSubject(stage);
    const ttid = left(stage, interactionSid);
    stage.world.bindWebhook(interactionSid, registered(stage));
    const attachedAt = new Date(CREATED_AT).toISOString();
    const replaced = { ttid, state: 'replaced', interactionSid, attachedBy: null, attachedAt };
    expect(await resolve(stage, ttid)).toEqual([replaced]);
  });

  test('an orphan, when its interaction holds none', async () => {
    const stage = new Stage();
    expect(await resolve(stage, left(stage, aliceSubject(stage).interactionSid))).toMatchObject([{ state: 'orphan' }]);
  });

  test('ended, when no channel of its interaction is open any more, or there is no such interaction', async () => {
    const stage = new Stage();
    const [over, nowhere] = [await attached(stage), left(stage, absent<InteractionSid>('KD'))];
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'closed');
    expect(await resolve(stage, over, nowhere)).toMatchObject([
      { state: 'ended', attachedBy: 'alice' },
      { state: 'ended', attachedBy: null },
    ]);
  });

  test('gone, when it was deleted since', async () => {
    expect(await resolve(new Stage(), ABSENT_TTID)).toEqual([{ ttid: ABSENT_TTID, state: 'gone' }]);
  });

  test('unknown while Twilio does not tell, without keeping back what it tells of others', async () => {
    const stage = new Stage();
    const [bound, orphan] = [await attached(stage), left(stage, absent<InteractionSid>('KD'))];
    const { interactionSid } = aliceSubject(stage);
    stage.network = refusing(500, ({ url }) => url.endsWith(interactionSid));
    expect(await resolve(stage, bound, orphan)).toMatchObject([{ ttid: bound, state: 'unknown' }, { state: 'ended' }]);
  });
});

test('of what others made nobody can tell', async () => {
  const stage = new Stage();
  expect(await resolve(stage, registered(stage))).toMatchObject([{ state: 'not-reported' }]);
});

test('ten are resolved, never with more than twenty reads at once; eleven are refused', async () => {
  const stage = new Stage();
  const ttids = Array.from({ length: 11 }, () => left(stage, aliceSubject(stage).interactionSid));
  let [atOnce, most] = [0, 0];
  stage.network = async (_, send) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await stage.time.sleep(100);
    atOnce -= 1;
    return send();
  };
  expect(await resolve(stage, ...ttids.slice(1))).toHaveLength(10);
  expect(most).toBeLessThanOrEqual(20);
  const refused = await stage.as('sam', 'resolve', { ttids });
  expect(refused).toEqual({ ok: false, failure: { code: 'bad-request', field: 'ttids' } });
});
