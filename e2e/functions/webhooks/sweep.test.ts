import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import { aliceRecord } from '../../fixtures/account-state';
import { attach } from '../../fixtures/attachments';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness, type Network } from '../../fixtures/harness';
import { failing, isInteractionRead, isWebhookDelete, isWebhookList, RELIABLE } from '../../fixtures/network';
import { absentSid, aliceSubject, bobSubject } from '../../fixtures/subjects';

const OLD_MS = 16 * 60_000;

/** Registers a webhook under a name of ours, as an attach that died would have left it. */
function leave(harness: Harness, interaction: InteractionSid, age = OLD_MS): Ttid {
  const createdAt = Math.floor((harness.time.now() - age) / 1_000) * 1_000;
  const { ttid } = harness.world.registerWebhook({
    type: 'interaction',
    url: 'https://crm.example.com/interaction-events',
    method: 'POST',
    events: [...LIVE_EVENTS],
    friendlyName: formatFriendlyName({ interaction, createdAt, nonce: '00000000000000ff' }),
  });
  return ttid as Ttid;
}

const sweep = (harness: Harness, identity = 'sam', from = 0) =>
  harness.as(identity, 'sweep', { from, isRehearsal: false });

describe('the sweep', () => {
  test('removes what is bound to nothing, whether the interaction holds another ttid or does not exist', async () => {
    const harness = new Harness();
    const [{ interactionSid }, nowhere] = [aliceSubject(harness), absentSid<InteractionSid>('KD')];
    const [orphan, ended] = [leave(harness, interactionSid), leave(harness, nowhere)];
    const unused = [
      { ttid: orphan, interactionSid, why: 'orphan' },
      { ttid: ended, interactionSid: nowhere, why: 'ended' },
    ];
    expect(await sweep(harness)).toEqual({
      ok: true,
      value: { examined: 2, unused, removed: [orphan, ended], failed: 0, next: null },
    });
    expect(harness.world.webhooks.size).toBe(0);
    expect(harness.log).toContainEqual({ event: 'swept', ttid: orphan, interaction: interactionSid });
  });

  test('removes what is bound to an interaction that has ended', async () => {
    const harness = new Harness();
    const ttid = leave(harness, aliceSubject(harness).interactionSid);
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, ttid);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [] } });
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'closed');
    expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid] } });
  });

  test('leaves alone what is younger than a quarter of an hour: an attach may be under way', async () => {
    const harness = new Harness();
    leave(harness, aliceSubject(harness).interactionSid, 15 * 60_000);
    expect(await sweep(harness)).toMatchObject({ value: { examined: 1, removed: [] } });
  });

  test('leaves alone what others made, and everything global', async () => {
    const harness = new Harness();
    const details = { url: 'https://other.example.com/', method: 'POST', events: [], friendlyName: 'by hand' } as const;
    harness.world.registerWebhook({ ...details, events: [], type: 'interaction' });
    const ours = harness.world.webhooks.get(leave(harness, aliceSubject(harness).interactionSid));
    harness.world.registerWebhook({ ...details, events: [], type: 'global', friendlyName: ours?.friendlyName ?? null });
    await sweep(harness);
    expect([...harness.world.webhooks.values()].map(({ type }) => type)).toEqual(['interaction', 'global']);
  });

  describe('of what is recorded of the interaction', () => {
    /** An old webhook that was left, and a younger one of which the record is. */
    async function beside(harness: Harness, destination: string) {
      const left = leave(harness, aliceSubject(harness).interactionSid);
      expect(await attach(harness, 'alice', null, destination)).toMatchObject({ ok: true });
      return left;
    }

    test('leaves alone what an attach has recorded that is about to bind', async () => {
      const harness = new Harness();
      const left = await beside(harness, 'crm');
      harness.world.bindWebhook(aliceSubject(harness).interactionSid, null);
      expect(await sweep(harness)).toMatchObject({ value: { removed: [left] } });
      expect(aliceRecord(harness)).toBeDefined();
    });

    test('leaves nothing once the interaction has ended', async () => {
      const harness = new Harness();
      const left = await beside(harness, 'crm');
      harness.world.closeChannel(aliceSubject(harness).channelSid, 'closed');
      expect(await sweep(harness)).toMatchObject({ value: { removed: [left] } });
      expect(aliceRecord(harness)).toBeUndefined();
    });

    test('keeps what leads the panel to the timeline of an interaction that has ended', async () => {
      const harness = new Harness();
      const left = await beside(harness, 'inspector');
      harness.world.closeChannel(aliceSubject(harness).channelSid, 'closed');
      expect(await sweep(harness)).toMatchObject({ value: { removed: [left] } });
      expect(aliceRecord(harness)).toBeDefined();
    });
  });

  test('only says in a rehearsal what it would remove, and why', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const [replaced, other] = [leave(harness, interactionSid), leave(harness, interactionSid)];
    harness.world.bindWebhook(interactionSid, other);
    const rehearsed = await harness.as('sam', 'sweep', { from: 0, isRehearsal: true });
    expect(rehearsed).toMatchObject({
      value: { unused: [{ ttid: replaced, interactionSid, why: 'replaced' }], removed: [] },
    });
    expect(harness.world.webhooks.size).toBe(2);
  });

  test('counts what Twilio did not delete and gets it the next time', async () => {
    const harness = new Harness();
    leave(harness, bobSubject(harness).interactionSid);
    harness.network = failing(400, isWebhookDelete);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [], failed: 1 } });
    harness.network = RELIABLE;
    expect(await sweep(harness)).toMatchObject({ value: { failed: 0 } });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('removes nothing of which Twilio cannot tell the use, and counts it', async () => {
    const harness = new Harness();
    leave(harness, aliceSubject(harness).interactionSid);
    harness.network = failing(500, isInteractionRead);
    expect(await sweep(harness)).toMatchObject({ value: { unused: [], removed: [], failed: 1 } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('asks once more about what was unclear', async () => {
    const harness = new Harness();
    const ttid = leave(harness, aliceSubject(harness).interactionSid);
    let answered = 0;
    harness.network = async (request, send) => {
      const answer = await send();
      if (!isInteractionRead(request)) return answer;
      answered += 1;
      return answered === 1 ? { ...answer, text: async () => '{}' } : answer;
    };
    expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid], failed: 0 } });
  });

  test.each<[string, Network]>([
    ['the instance', failing(500, ({ url }) => url.endsWith('/Configuration'))],
    ['the list', failing(500, isWebhookList)],
  ])('fails when %s is not to be had', async (_, network) => {
    const harness = new Harness();
    harness.network = network;
    expect(await sweep(harness)).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
  });

  test('begins with what it has found when listing takes its time', async () => {
    const harness = new Harness();
    for (let number = 0; number < 5 * PAGE_SIZE; number += 1) registerForeign(harness);
    harness.network = async (request, send) => {
      if (isWebhookList(request)) await harness.time.sleep(1_000);
      return send();
    };
    expect(await sweep(harness)).toMatchObject({ value: { examined: 3 * PAGE_SIZE, next: 3 * PAGE_SIZE } });
  });

  test('gets on by a page at least, however little time is left for listing', async () => {
    const harness = new Harness();
    for (let number = 0; number < 2 * PAGE_SIZE; number += 1) registerForeign(harness);
    harness.network = async (request, send) => {
      if (!isWebhookList(request)) await harness.time.sleep(2_000);
      return send();
    };
    expect(await sweep(harness)).toMatchObject({ value: { examined: PAGE_SIZE, next: PAGE_SIZE } });
  });

  test('does what it knows when the list breaks off, and says where to go on', async () => {
    const harness = new Harness();
    for (let number = 0; number < PAGE_SIZE; number += 1) registerForeign(harness);
    const [inside, outside] = [
      leave(harness, aliceSubject(harness).interactionSid),
      leave(harness, aliceSubject(harness).interactionSid),
    ];
    harness.world.deleteWebhook([...harness.world.webhooks.keys()][0] ?? '');
    harness.network = failing(400, ({ url }) => url.includes('Page=1'));
    expect(await sweep(harness)).toMatchObject({
      value: { examined: PAGE_SIZE, removed: [inside], next: PAGE_SIZE - 1 },
    });
    harness.network = RELIABLE;
    expect(await sweep(harness, 'sam', PAGE_SIZE - 1)).toMatchObject({
      value: { examined: 1, removed: [outside], next: null },
    });
  });

  test('stops in time and says where to go on', async () => {
    const harness = new Harness();
    for (let number = 0; number < 500; number += 1) leave(harness, absentSid<InteractionSid>('KD'));
    harness.network = async (_, send) => {
      await harness.time.sleep(150);
      return send();
    };
    const startedAt = harness.time.now();
    const first = await sweep(harness);
    expect(harness.time.now() - startedAt).toBeLessThan(10_000);
    if (!first.ok || first.value.next === null) throw new Error('there was nothing to go on with');
    let next: number | null = first.value.next;
    while (next !== null) {
      const result = await sweep(harness, 'sam', next);
      if (!result.ok) throw new Error(result.failure.code);
      next = result.value.next;
    }
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('is not an agent’s', async () => {
    const harness = new Harness();
    leave(harness, aliceSubject(harness).interactionSid);
    expect(await sweep(harness, 'alice')).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    expect(harness.world.webhooks.size).toBe(1);
  });
});
