import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import type { SweepPosition } from '../../../src/contract/paging';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import { aliceRecord, allWebhooks, webhookTtids } from '../../fixtures/account-state';
import { attach } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { rehearseSweep, sweep } from '../../fixtures/console-requests';
import { bind, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness, type Network } from '../../fixtures/harness';
import {
  delaying,
  failing,
  isConfigurationRead,
  isInteractionRead,
  isWebhookDelete,
  isWebhookList,
  RELIABLE,
} from '../../fixtures/network';
import { ourFriendlyName, registerOurs } from '../../fixtures/our-webhooks';
import { unwrap } from '../../fixtures/results';
import { absentSid, aliceSubject } from '../../fixtures/subjects';

/** Registers a webhook for Alice's interaction, as an attach leaves it that died long ago. */
const registerOld = (harness: Harness): Ttid => registerOurs(harness, aliceSubject(harness).interactionSid);

const registerForeigns = (harness: Harness, count: number) => {
  for (let number = 0; number < count; number += 1) registerForeign(harness);
};

describe('the sweep', () => {
  test('removes our unbound webhooks, whether their interaction goes on or does not exist', async () => {
    const harness = new Harness();
    const [{ interactionSid }, absent] = [aliceSubject(harness), absentSid<InteractionSid>('KD')];
    const [orphan, ended] = [registerOld(harness), registerOurs(harness, absent)];
    const unused = [
      { ttid: orphan, interactionSid, why: 'orphan' },
      { ttid: ended, interactionSid: absent, why: 'ended' },
    ];
    expect(await sweep(harness)).toEqual({
      ok: true,
      value: { examined: 2, unused, removed: [orphan, ended], failed: 0, next: { kind: 'end' } },
    });
    expect(harness.world.webhooks.size).toBe(0);
    expect(harness.log).toContainEqual({ event: 'swept', ttid: orphan, interaction: interactionSid });
  });

  test('removes a bound webhook only once its interaction has ended', async () => {
    const harness = new Harness();
    const ttid = registerOld(harness);
    bind(harness, ttid);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [] } });
    endChat(harness);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid] } });
  });

  test('keeps a webhook that is at most 15 minutes old, since its attach may be in progress', async () => {
    const harness = new Harness();
    registerOurs(harness, aliceSubject(harness).interactionSid, harness.time.now() - 15 * 60_000);
    expect(await sweep(harness)).toMatchObject({ value: { examined: 1, removed: [] } });
  });

  test('keeps foreign webhooks, and every global one', async () => {
    const harness = new Harness();
    registerForeign(harness);
    registerOld(harness);
    const friendlyName = ourFriendlyName(aliceSubject(harness).interactionSid);
    registerForeign(harness, { type: 'global', friendlyName });
    await sweep(harness);
    expect(allWebhooks(harness).map(({ type }) => type)).toEqual(['interaction', 'global']);
  });

  describe('which removes an old webhook beside a newer, recorded one,', () => {
    const RECORD_KEPT = expect.anything();

    test.each<[string, string, (harness: Harness) => void, unknown]>([
      ['keeps the record while an attach may be about to bind', 'crm', (harness) => bind(harness, null), RECORD_KEPT],
      ['deletes the record once the interaction has ended', 'crm', (harness) => endChat(harness), undefined],
      [
        'keeps the record that leads to the timeline of an ended interaction',
        'inspector',
        (harness) => endChat(harness),
        RECORD_KEPT,
      ],
    ])('%s', async (_, destination, change, record) => {
      const harness = new Harness();
      const old = registerOld(harness);
      expect(await attach(harness, 'alice', null, destination)).toMatchObject({ ok: true });
      change(harness);
      expect(await sweep(harness)).toMatchObject({ value: { removed: [old] } });
      expect(aliceRecord(harness)).toEqual(record);
    });
  });

  test('in a rehearsal reports which webhooks it would remove and why, and removes none', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const [replaced, other] = [registerOld(harness), registerOld(harness)];
    bind(harness, other);
    expect(await rehearseSweep(harness)).toMatchObject({
      value: { unused: [{ ttid: replaced, interactionSid, why: 'replaced' }], removed: [] },
    });
    expect(harness.world.webhooks.size).toBe(2);
  });

  test('counts a webhook that Twilio did not delete, and removes it the next time', async () => {
    const harness = new Harness();
    registerOld(harness);
    harness.network = failing(400, isWebhookDelete);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [], failed: 1 } });
    harness.network = RELIABLE;
    expect(await sweep(harness)).toMatchObject({ value: { failed: 0 } });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('keeps and counts a webhook whose interaction cannot be read', async () => {
    const harness = new Harness();
    registerOld(harness);
    harness.network = failing(500, isInteractionRead);
    expect(await sweep(harness)).toMatchObject({ value: { unused: [], removed: [], failed: 1 } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('reads an interaction again after an answer of an unknown shape', async () => {
    const harness = new Harness();
    const ttid = registerOld(harness);
    let reads = 0;
    harness.network = async (request, send) => {
      const answer = await send();
      if (!isInteractionRead(request)) return answer;
      reads += 1;
      return reads === 1 ? { ...answer, text: async () => '{}' } : answer;
    };
    expect(await sweep(harness)).toMatchObject({ value: { removed: [ttid], failed: 0 } });
  });

  test.each<[string, Network]>([
    ['instance', failing(500, isConfigurationRead)],
    ['list', failing(500, isWebhookList)],
  ])('fails if the %s cannot be read', async (_, network) => {
    const harness = new Harness();
    harness.network = network;
    expect(await sweep(harness)).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
  });

  test('stops listing after some pages if the list is slow', async () => {
    const harness = new Harness();
    registerForeigns(harness, 5 * PAGE_SIZE);
    harness.network = delaying(harness, 1_000, isWebhookList);
    expect(await sweep(harness)).toMatchObject({ value: { examined: 3 * PAGE_SIZE, next: { from: '0@3' } } });
  });

  test('examines at least one page, however little time is left for listing', async () => {
    const harness = new Harness();
    registerForeigns(harness, 2 * PAGE_SIZE);
    harness.network = delaying(harness, 2_000, (request) => !isWebhookList(request));
    expect(await sweep(harness)).toMatchObject({ value: { examined: PAGE_SIZE, next: { from: '0@1' } } });
  });

  test('sweeps the first page if the second cannot be read, and returns where to continue', async () => {
    const harness = new Harness();
    registerForeigns(harness, PAGE_SIZE);
    const [onFirstPage, onSecondPage] = [registerOld(harness), registerOld(harness)];
    harness.world.deleteWebhook(webhookTtids(harness)[0] ?? '');
    const from = `${PAGE_SIZE - 1}` as SweepPosition;
    harness.network = failing(400, ({ url }) => url.includes('Page=1'));
    expect(await sweep(harness)).toMatchObject({
      value: { examined: PAGE_SIZE, removed: [onFirstPage], next: { from } },
    });
    harness.network = RELIABLE;
    expect(await sweep(harness, 'sam', from)).toMatchObject({
      value: { examined: 1, removed: [onSecondPage], next: { kind: 'end' } },
    });
  });

  test('stops before the platform’s time limit, and returns where to continue', async () => {
    const harness = new Harness();
    for (let number = 0; number < 500; number += 1) registerOurs(harness, absentSid<InteractionSid>('KD'));
    harness.network = delaying(harness, 150);
    const startedAt = harness.time.now();
    let { next } = unwrap(await sweep(harness));
    expect(harness.time.now() - startedAt).toBeLessThan(10_000);
    expect(next.kind).toBe('more');
    while (next.kind === 'more') ({ next } = unwrap(await sweep(harness, 'sam', next.from)));
    expect(harness.world.webhooks.size).toBe(0);
  }, 20_000);

  test('is refused to an agent', async () => {
    const harness = new Harness();
    registerOld(harness);
    expect(await sweep(harness, 'alice')).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    expect(harness.world.webhooks.size).toBe(1);
  });
});
