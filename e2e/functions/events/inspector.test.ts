import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { formFields } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { TaskSid, Ttid } from '../../../src/contract/sids';
import { aliceRecord, deleteRecords } from '../../fixtures/account-state';
import { attach, attachInspector, detach } from '../../fixtures/attachments';
import { closedEvent, deliver, event, eventsIn, timelines } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { failing, neverAnswering, RELIABLE } from '../../fixtures/network';
import { absentSid, aliceSubject } from '../../fixtures/subjects';

const HALF_A_YEAR_MS = 180 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const status = (harness: Harness, identity = 'alice') => harness.as(identity, 'status', aliceSubject(harness));

const pass = (harness: Harness, ms: number) => harness.time.run(harness.time.sleep(ms));

/** Spoils the requests whose method and address match. */
const spoil = (harness: Harness, method: string, address: RegExp) => {
  harness.network = failing(500, (request) => request.method === method && address.test(request.url));
};

const MAPS = /Services\/default\/Maps$/;

describe('attaching to the inspector', () => {
  test('registers an address of its own, whose timeline is there before any event can be', async () => {
    const harness = new Harness();
    const { webhook, timeline, destination, host } = await attachInspector(harness);
    expect(webhook).toMatchObject({ type: 'interaction', method: 'POST', events: LIVE_EVENTS });
    expect(webhook.url).toBe(`https://${FUNCTIONS_DOMAIN}/events/receive?a=${timeline.slice(-32)}`);
    expect({ destination, host }).toEqual({ destination: { key: 'inspector', label: 'Inspector' }, host: null });
    expect(timelines(harness).map(({ uniqueName }) => uniqueName)).toEqual([timeline]);

    const addresses = harness.sent.filter(({ method }) => method === 'POST').map(({ url }) => url);
    const isBind = (url: string) => /Interactions\/KD\w+$/.test(url);
    expect(addresses.findIndex((url) => MAPS.test(url))).toBeLessThan(addresses.findIndex(isBind));
  });

  test('costs no call in sequence: four cold, three warm', async () => {
    const harness = new Harness();
    const { ttid } = await attachInspector(harness);
    await detach(harness, 'alice', ttid);
    const sentAt = new Set<number>();
    harness.network = async (_, send) => {
      sentAt.add(harness.time.now());
      await harness.time.sleep(100);
      return send();
    };
    await attachInspector(harness);
    expect(sentAt.size).toBe(3);
  });

  test('is for everybody, and tells only those its host who may know hosts', async () => {
    for (const [identity, host] of [
      ['alice', null],
      ['sam', FUNCTIONS_DOMAIN],
      ['ada', FUNCTIONS_DOMAIN],
    ] as const) {
      expect(await attachInspector(new Harness(), identity)).toMatchObject({ host });
    }
  });

  test('never gives two attachments one timeline', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    const second = await attachInspector(harness, 'alice', first.ttid);
    expect(second.timeline).not.toBe(first.timeline);
  });

  test('takes everything back when there can be no timeline', async () => {
    const harness = new Harness();
    spoil(harness, 'POST', MAPS);
    expect(await attach(harness, 'alice')).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
    expect(harness.world.webhooks.size).toBe(0);
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test.each<[string, string, RegExp]>([
    ['registered', 'POST', /InteractionWebhooks$/],
    ['bound', 'POST', /Interactions\/KD\w+$/],
    ['claimed', 'POST', /Maps\/interaction-webhooks\/Items/],
  ])('leaves no timeline when the webhook cannot be %s', async (_, method, address) => {
    const harness = new Harness();
    spoil(harness, method, address);
    expect(await attach(harness, 'alice')).toMatchObject({ ok: false });
    expect(timelines(harness)).toEqual([]);
  });

  test('leaves nothing for ever: timeline and record end by themselves', async () => {
    const harness = new Harness();
    const startedAt = harness.time.now();
    await attachInspector(harness);
    expect(timelines(harness)[0]?.expiresAt).toBe(startedAt + HALF_A_YEAR_MS);
    expect(aliceRecord(harness)?.expiresAt).toBe(startedAt + HALF_A_YEAR_MS);
  });

  test('is impossible while a variable of its name stands in its way', async () => {
    const harness = new Harness();
    const variables = { ...FUNCTION_VARIABLES, DESTINATION_INSPECTOR: 'Mine | https://crm.example.com/' };
    const fields = { Token: harness.tokenOf('alice'), ...formFields(aliceSubject(harness)) };
    expect(await harness.ask('status', fields, variables)).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: 'DESTINATION_INSPECTOR' },
    });
  });
});

describe('the timeline goes with the webhook', () => {
  test('when it is detached', async () => {
    const harness = new Harness();
    const { ttid } = await attachInspector(harness);
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(timelines(harness)).toEqual([]);
  });

  test('but not when detaching fails', async () => {
    const harness = new Harness();
    const { ttid, timeline } = await attachInspector(harness);
    spoil(harness, 'DELETE', /InteractionWebhooks/);
    expect(await detach(harness, 'alice', ttid)).toMatchObject({ ok: false });
    expect(timelines(harness).map(({ uniqueName }) => uniqueName)).toEqual([timeline]);
  });

  test('when another takes its place', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    await pass(harness, 60_000);
    await attach(harness, 'alice', first.ttid, 'crm');
    expect(timelines(harness)).toEqual([]);
  });

  test('when another takes the place of what is only a name yet', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    harness.world.deleteWebhook(first.ttid);
    await pass(harness, 60_000);
    const second = await attachInspector(harness, 'alice', first.ttid);
    expect(timelines(harness).map(({ uniqueName }) => uniqueName)).toEqual([second.timeline]);
  });

  test('when it was left behind and is removed by its ttid', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    spoil(harness, 'DELETE', /InteractionWebhooks/);
    const second = await attachInspector(harness, 'alice', first.ttid);
    harness.network = RELIABLE;
    expect(await detach(harness, 'alice', first.ttid)).toMatchObject({ ok: true });
    expect(timelines(harness).map(({ uniqueName }) => uniqueName)).toEqual([second.timeline]);
  });

  test('when it was left behind and is swept, though another is attached', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    await pass(harness, 60_000);
    spoil(harness, 'DELETE', /InteractionWebhooks/);
    const second = await attachInspector(harness, 'alice', first.ttid);
    harness.network = RELIABLE;
    await pass(harness, 16 * 60_000);
    await harness.as('sam', 'sweep', { from: 0, isRehearsal: false });
    expect([...harness.world.webhooks.keys()]).toEqual([second.ttid]);
    expect(timelines(harness).map(({ uniqueName }) => uniqueName)).toEqual([second.timeline]);
  });

  test('when it is swept although the interaction goes on', async () => {
    const harness = new Harness();
    await attachInspector(harness);
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, null);
    await pass(harness, 16 * 60_000);
    expect(await harness.as('sam', 'sweep', { from: 0, isRehearsal: false })).toMatchObject({
      value: { removed: [expect.anything()] },
    });
    expect(timelines(harness)).toEqual([]);
    expect(aliceRecord(harness)).toBeUndefined();
  });
});

describe('a second webhook with the same timeline, left by an attach that had to register twice,', () => {
  /** Attaches while the first registration arrives late. */
  async function twice() {
    const harness = new Harness();
    const binding = await attachInspector(harness);
    const { ttid: _, ...details } = binding.webhook;
    const second = harness.world.registerWebhook({ ...details, events: [...details.events] });
    return { harness, timeline: binding.timeline, bound: binding.ttid, second: second.ttid as Ttid };
  }
  const names = (harness: Harness) => timelines(harness).map(({ uniqueName }) => uniqueName);

  test('is swept without what the first needs', async () => {
    const { harness, timeline, bound } = await twice();
    await pass(harness, 16 * 60_000);
    expect(await harness.as('sam', 'sweep', { from: 0, isRehearsal: false })).toMatchObject({ ok: true });
    expect([...harness.world.webhooks.keys()]).toEqual([bound]);
    expect(names(harness)).toEqual([timeline]);
  });

  test('is swept without what the first needs, though the record is lost', async () => {
    const { harness, timeline } = await twice();
    deleteRecords(harness);
    await pass(harness, 16 * 60_000);
    expect(await harness.as('sam', 'sweep', { from: 0, isRehearsal: false })).toMatchObject({ ok: true });
    expect(names(harness)).toEqual([timeline]);
  });

  test('is detached without what the first needs', async () => {
    const { harness, timeline, bound, second } = await twice();
    expect(await detach(harness, 'alice', second)).toMatchObject({
      value: { binding: { state: 'attached', ttid: bound } },
    });
    expect([...harness.world.webhooks.keys()]).toEqual([bound]);
    expect(names(harness)).toEqual([timeline]);
  });
});

describe('status', () => {
  test('tells the timeline of what is attached, though the record is lost', async () => {
    const harness = new Harness();
    const { timeline } = await attachInspector(harness);
    deleteRecords(harness);
    expect(await status(harness)).toMatchObject({
      value: { binding: { state: 'attached', timeline, destination: { key: 'inspector' } } },
    });
  });

  test('tells it once the webhook is gone, from the record', async () => {
    const harness = new Harness();
    const { timeline, ttid } = await attachInspector(harness);
    harness.world.deleteWebhook(ttid);
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'dangling', ttid, timeline } } });
  });

  test('does not tell that of another webhook', async () => {
    const harness = new Harness();
    await attachInspector(harness);
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, 'flex_interactionwebhook_nothere');
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'dangling', timeline: null } } });
  });

  test('tells nobody whom the task does not concern', async () => {
    const harness = new Harness();
    const { timeline } = await attachInspector(harness);
    const asked = [
      await status(harness, 'bob'),
      await harness.as('sam', 'status', { ...aliceSubject(harness), taskSid: absentSid<TaskSid>('WT') }),
    ];
    for (const answer of asked) {
      expect(answer).toEqual({ ok: false, failure: { code: 'not-found' } });
      expect(JSON.stringify(answer)).not.toContain(timeline.slice(-32));
    }
  });
});

describe('when the last channel is closed', () => {
  test('the webhook goes within the same call, and what was kept is shown until the retention ends', async () => {
    const harness = new Harness();
    const { timeline, ttid, webhook } = await attachInspector(harness);
    await pass(harness, 60_000);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.size).toBe(0);
    expect(harness.log.at(-1)).toMatchObject({ outcome: 'ended' });

    await pass(harness, DAY_MS - 60_000);
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'dangling', ttid, timeline } } });
    await pass(harness, 60_000);
    expect(timelines(harness)).toEqual([]);
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('events that come later are kept all the same', async () => {
    const harness = new Harness();
    const { timeline, webhook } = await attachInspector(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    await deliver(harness, webhook, closedEvent(harness));
    await pass(harness, 1_000);
    expect(await deliver(harness, webhook, event(harness, 'onParticipantLeft'))).toBe(200);
    expect(eventsIn(harness, timeline).map(({ type }) => type)).toEqual([
      'onChannelStatusUpdated',
      'onParticipantLeft',
    ]);
  });

  test('nothing ends while the interaction has an open channel: the event alone proves nothing', async () => {
    const harness = new Harness();
    const { webhook } = await attachInspector(harness);
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.size).toBe(1);
    expect(harness.log.at(-1)).toMatchObject({ outcome: 'stored' });
  });

  test('nothing ends that has been replaced', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    await pass(harness, 60_000);
    const second = await attachInspector(harness, 'alice', first.ttid);
    harness.sync.service('default').maps.create({ uniqueName: first.timeline }, { by: 'system' });
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await deliver(harness, first.webhook, closedEvent(harness))).toBe(200);
    expect([...harness.world.webhooks.keys()]).toEqual([second.ttid]);
  });

  test('it takes no more than two seconds, and what it cannot do is left to the sweep', async () => {
    const harness = new Harness();
    const { timeline, webhook } = await attachInspector(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    harness.network = neverAnswering(({ url }) => url.startsWith('https://flex-api.'));
    const startedAt = harness.time.now();
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.time.now() - startedAt).toBeLessThanOrEqual(2_000);

    harness.network = RELIABLE;
    await pass(harness, 16 * 60_000);
    await harness.as('sam', 'sweep', { from: 0, isRehearsal: false });
    expect(harness.world.webhooks.size).toBe(0);
    expect(eventsIn(harness, timeline)).toHaveLength(1);
    await pass(harness, DAY_MS);
    expect(timelines(harness)).toEqual([]);
    expect(aliceRecord(harness)).toBeUndefined();
  });
});

test('a conversation of several days keeps its record and its newer events', async () => {
  const harness = new Harness();
  const { timeline, webhook } = await attachInspector(harness);
  await deliver(harness, webhook, event(harness, 'onParticipantJoined'));
  await pass(harness, 3 * DAY_MS);
  await deliver(harness, webhook, event(harness, 'onParticipantUpdated'));
  expect(eventsIn(harness, timeline).map(({ type }) => type)).toEqual(['onParticipantUpdated']);
  expect(await status(harness)).toMatchObject({
    value: { binding: { state: 'attached', attachedBy: 'alice', timeline } },
  });
});
