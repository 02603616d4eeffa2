import { formatFriendlyName } from '../../functions/lib/attachment/friendly-name';
import { PAGE_SIZE } from '../../functions/lib/twilio/flex';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { InteractionSid, Ttid } from '../../src/contract/sids';
import { attach } from './attaching';
import { registered } from './foreign';
import { deletingWebhook, listingWebhooks, readingInteraction, refusing, UNTROUBLED } from './network';
import { recorded } from './outcome';
import { type Network, Stage } from './stage';
import { absent, aliceSubject, bobSubject } from './subjects';

const OLD_MS = 16 * 60_000;

/** Registers a webhook under a name of ours, as an attach that died would have left it. */
function leave(stage: Stage, interaction: InteractionSid, age = OLD_MS): Ttid {
  const createdAt = Math.floor((stage.time.now() - age) / 1_000) * 1_000;
  const { ttid } = stage.world.registerWebhook({
    type: 'interaction',
    url: 'https://crm.example.com/interaction-events',
    method: 'POST',
    events: [...LIVE_EVENTS],
    friendlyName: formatFriendlyName({ interaction, createdAt, nonce: '00000000000000ff' }),
  });
  return ttid as Ttid;
}

const sweep = (stage: Stage, identity = 'sam', from = 0) => stage.as(identity, 'sweep', { from, isRehearsal: false });

describe('the sweep', () => {
  test('removes what is bound to nothing, whether the interaction holds another ttid or does not exist', async () => {
    const stage = new Stage();
    const [{ interactionSid }, nowhere] = [aliceSubject(stage), absent<InteractionSid>('KD')];
    const [orphan, ended] = [leave(stage, interactionSid), leave(stage, nowhere)];
    const unused = [
      { ttid: orphan, interactionSid, why: 'orphan' },
      { ttid: ended, interactionSid: nowhere, why: 'ended' },
    ];
    expect(await sweep(stage)).toEqual({
      ok: true,
      value: { examined: 2, unused, removed: [orphan, ended], failed: 0, next: null },
    });
    expect(stage.world.webhooks.size).toBe(0);
    expect(stage.log).toContainEqual({ event: 'swept', ttid: orphan, interaction: interactionSid });
  });

  test('removes what is bound to an interaction that has ended', async () => {
    const stage = new Stage();
    const ttid = leave(stage, aliceSubject(stage).interactionSid);
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, ttid);
    expect(await sweep(stage)).toMatchObject({ value: { removed: [] } });
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'closed');
    expect(await sweep(stage)).toMatchObject({ value: { removed: [ttid] } });
  });

  test('leaves alone what is younger than a quarter of an hour: an attach may be under way', async () => {
    const stage = new Stage();
    leave(stage, aliceSubject(stage).interactionSid, 15 * 60_000);
    expect(await sweep(stage)).toMatchObject({ value: { examined: 1, removed: [] } });
  });

  test('leaves alone what others made, and everything global', async () => {
    const stage = new Stage();
    const details = { url: 'https://other.example.com/', method: 'POST', events: [], friendlyName: 'by hand' } as const;
    stage.world.registerWebhook({ ...details, events: [], type: 'interaction' });
    const ours = stage.world.webhooks.get(leave(stage, aliceSubject(stage).interactionSid));
    stage.world.registerWebhook({ ...details, events: [], type: 'global', friendlyName: ours?.friendlyName ?? null });
    await sweep(stage);
    expect([...stage.world.webhooks.values()].map(({ type }) => type)).toEqual(['interaction', 'global']);
  });

  describe('of what is recorded of the interaction', () => {
    /** An old webhook that was left, and a younger one of which the record is. */
    async function beside(stage: Stage, destination: string) {
      const left = leave(stage, aliceSubject(stage).interactionSid);
      expect(await attach(stage, 'alice', null, destination)).toMatchObject({ ok: true });
      return left;
    }

    test('leaves alone what an attach has recorded that is about to bind', async () => {
      const stage = new Stage();
      const left = await beside(stage, 'crm');
      stage.world.bindWebhook(aliceSubject(stage).interactionSid, null);
      expect(await sweep(stage)).toMatchObject({ value: { removed: [left] } });
      expect(recorded(stage)).toBeDefined();
    });

    test('leaves nothing once the interaction has ended', async () => {
      const stage = new Stage();
      const left = await beside(stage, 'crm');
      stage.world.closeChannel(aliceSubject(stage).channelSid, 'closed');
      expect(await sweep(stage)).toMatchObject({ value: { removed: [left] } });
      expect(recorded(stage)).toBeUndefined();
    });

    test('keeps what leads the panel to the timeline of an interaction that has ended', async () => {
      const stage = new Stage();
      const left = await beside(stage, 'inspector');
      stage.world.closeChannel(aliceSubject(stage).channelSid, 'closed');
      expect(await sweep(stage)).toMatchObject({ value: { removed: [left] } });
      expect(recorded(stage)).toBeDefined();
    });
  });

  test('only says in a rehearsal what it would remove, and why', async () => {
    const stage = new Stage();
    const { interactionSid } = aliceSubject(stage);
    const [replaced, other] = [leave(stage, interactionSid), leave(stage, interactionSid)];
    stage.world.bindWebhook(interactionSid, other);
    const rehearsed = await stage.as('sam', 'sweep', { from: 0, isRehearsal: true });
    expect(rehearsed).toMatchObject({
      value: { unused: [{ ttid: replaced, interactionSid, why: 'replaced' }], removed: [] },
    });
    expect(stage.world.webhooks.size).toBe(2);
  });

  test('counts what Twilio did not delete and gets it the next time', async () => {
    const stage = new Stage();
    leave(stage, bobSubject(stage).interactionSid);
    stage.network = refusing(400, deletingWebhook);
    expect(await sweep(stage)).toMatchObject({ value: { removed: [], failed: 1 } });
    stage.network = UNTROUBLED;
    expect(await sweep(stage)).toMatchObject({ value: { failed: 0 } });
    expect(stage.world.webhooks.size).toBe(0);
  });

  test('removes nothing of which Twilio cannot tell the use, and counts it', async () => {
    const stage = new Stage();
    leave(stage, aliceSubject(stage).interactionSid);
    stage.network = refusing(500, readingInteraction);
    expect(await sweep(stage)).toMatchObject({ value: { unused: [], removed: [], failed: 1 } });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('asks once more about what was unclear', async () => {
    const stage = new Stage();
    const ttid = leave(stage, aliceSubject(stage).interactionSid);
    let answered = 0;
    stage.network = async (request, send) => {
      const answer = await send();
      if (!readingInteraction(request)) return answer;
      answered += 1;
      return answered === 1 ? { ...answer, text: async () => '{}' } : answer;
    };
    expect(await sweep(stage)).toMatchObject({ value: { removed: [ttid], failed: 0 } });
  });

  test.each<[string, Network]>([
    ['the instance', refusing(500, ({ url }) => url.endsWith('/Configuration'))],
    ['the list', refusing(500, listingWebhooks)],
  ])('fails when %s is not to be had', async (_, network) => {
    const stage = new Stage();
    stage.network = network;
    expect(await sweep(stage)).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
  });

  test('begins with what it has found when listing takes its time', async () => {
    const stage = new Stage();
    for (let number = 0; number < 5 * PAGE_SIZE; number += 1) registered(stage);
    stage.network = async (request, send) => {
      if (listingWebhooks(request)) await stage.time.sleep(1_000);
      return send();
    };
    expect(await sweep(stage)).toMatchObject({ value: { examined: 3 * PAGE_SIZE, next: 3 * PAGE_SIZE } });
  });

  test('gets on by a page at least, however little time is left for listing', async () => {
    const stage = new Stage();
    for (let number = 0; number < 2 * PAGE_SIZE; number += 1) registered(stage);
    stage.network = async (request, send) => {
      if (!listingWebhooks(request)) await stage.time.sleep(2_000);
      return send();
    };
    expect(await sweep(stage)).toMatchObject({ value: { examined: PAGE_SIZE, next: PAGE_SIZE } });
  });

  test('does what it knows when the list breaks off, and says where to go on', async () => {
    const stage = new Stage();
    for (let number = 0; number < PAGE_SIZE; number += 1) registered(stage);
    const [inside, outside] = [
      leave(stage, aliceSubject(stage).interactionSid),
      leave(stage, aliceSubject(stage).interactionSid),
    ];
    stage.world.deleteWebhook([...stage.world.webhooks.keys()][0] ?? '');
    stage.network = refusing(400, ({ url }) => url.includes('Page=1'));
    expect(await sweep(stage)).toMatchObject({
      value: { examined: PAGE_SIZE, removed: [inside], next: PAGE_SIZE - 1 },
    });
    stage.network = UNTROUBLED;
    expect(await sweep(stage, 'sam', PAGE_SIZE - 1)).toMatchObject({
      value: { examined: 1, removed: [outside], next: null },
    });
  });

  test('stops in time and says where to go on', async () => {
    const stage = new Stage();
    for (let number = 0; number < 500; number += 1) leave(stage, absent<InteractionSid>('KD'));
    stage.network = async (_, send) => {
      await stage.time.sleep(150);
      return send();
    };
    const startedAt = stage.time.now();
    const first = await sweep(stage);
    expect(stage.time.now() - startedAt).toBeLessThan(10_000);
    if (!first.ok || first.value.next === null) throw new Error('there was nothing to go on with');
    let next: number | null = first.value.next;
    while (next !== null) {
      const result = await sweep(stage, 'sam', next);
      if (!result.ok) throw new Error(result.failure.code);
      next = result.value.next;
    }
    expect(stage.world.webhooks.size).toBe(0);
  });

  test('is not an agent’s', async () => {
    const stage = new Stage();
    leave(stage, aliceSubject(stage).interactionSid);
    expect(await sweep(stage, 'alice')).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    expect(stage.world.webhooks.size).toBe(1);
  });
});
