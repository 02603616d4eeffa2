import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import type { Resolved } from '../../../src/contract/webhooks';
import { OPERATION } from '../../fixtures/console-requests';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing } from '../../fixtures/network';
import { ABSENT_TTID, absentSid, aliceSubject } from '../../fixtures/subjects';

const CREATED_AT = Date.UTC(2025, 11, 31);

/** A webhook of ours that nothing is known of but its name. */
const left = (harness: Harness, interaction: InteractionSid) =>
  registerForeign(harness, {
    friendlyName: formatFriendlyName({ interaction, createdAt: CREATED_AT, nonce: '00000000000000ff' }),
  });

async function resolve(harness: Harness, ...ttids: Ttid[]): Promise<Resolved[]> {
  const answer = await harness.as('sam', 'resolve', { ttids });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.webhooks;
}

async function attached(harness: Harness): Promise<Ttid> {
  const attachment = { ...aliceSubject(harness), destination: 'crm', events: [...LIVE_EVENTS], seenTtid: null };
  const answer = await harness.as('alice', 'attach', { ...attachment, operationId: OPERATION });
  if (!answer.ok || answer.value.binding.state !== 'attached') throw new Error('not attached');
  return answer.value.binding.ttid;
}

describe('what has become of a webhook of ours is', () => {
  test('bound, with who attached it and whom Flex has routed to its interaction', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    const { interactionSid, taskSid } = aliceSubject(harness);
    expect(await resolve(harness, ttid)).toEqual([
      {
        ttid,
        state: 'bound',
        interactionSid,
        attachedBy: 'alice',
        attachedAt: new Date(harness.time.now()).toISOString(),
        tasks: [{ taskSid, workerSid: harness.world.users.get('alice')?.workerSid }],
      },
    ]);
  });

  test('replaced, when its interaction holds another one', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const ttid = left(harness, interactionSid);
    harness.world.bindWebhook(interactionSid, registerForeign(harness));
    const attachedAt = new Date(CREATED_AT).toISOString();
    const replaced = { ttid, state: 'replaced', interactionSid, attachedBy: null, attachedAt };
    expect(await resolve(harness, ttid)).toEqual([replaced]);
  });

  test('an orphan, when its interaction holds none', async () => {
    const harness = new Harness();
    expect(await resolve(harness, left(harness, aliceSubject(harness).interactionSid))).toMatchObject([
      { state: 'orphan' },
    ]);
  });

  test('ended, when no channel of its interaction is open any more, or there is no such interaction', async () => {
    const harness = new Harness();
    const [over, nowhere] = [await attached(harness), left(harness, absentSid<InteractionSid>('KD'))];
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'closed');
    expect(await resolve(harness, over, nowhere)).toMatchObject([
      { state: 'ended', attachedBy: 'alice' },
      { state: 'ended', attachedBy: null },
    ]);
  });

  test('gone, when it was deleted since', async () => {
    expect(await resolve(new Harness(), ABSENT_TTID)).toEqual([{ ttid: ABSENT_TTID, state: 'gone' }]);
  });

  test('unknown while Twilio does not tell, without keeping back what it tells of others', async () => {
    const harness = new Harness();
    const [bound, orphan] = [await attached(harness), left(harness, absentSid<InteractionSid>('KD'))];
    const { interactionSid } = aliceSubject(harness);
    harness.network = failing(500, ({ url }) => url.endsWith(interactionSid));
    expect(await resolve(harness, bound, orphan)).toMatchObject([
      { ttid: bound, state: 'unknown' },
      { state: 'ended' },
    ]);
  });
});

test('of what others made nobody can tell', async () => {
  const harness = new Harness();
  expect(await resolve(harness, registerForeign(harness))).toMatchObject([{ state: 'not-reported' }]);
});

test('ten are resolved, never with more than twenty reads at once; eleven are refused', async () => {
  const harness = new Harness();
  const ttids = Array.from({ length: 11 }, () => left(harness, aliceSubject(harness).interactionSid));
  let [atOnce, most] = [0, 0];
  harness.network = async (_, send) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await harness.time.sleep(100);
    atOnce -= 1;
    return send();
  };
  expect(await resolve(harness, ...ttids.slice(1))).toHaveLength(10);
  expect(most).toBeLessThanOrEqual(20);
  const refused = await harness.as('sam', 'resolve', { ttids });
  expect(refused).toEqual({ ok: false, failure: { code: 'bad-request', field: 'ttids' } });
});
