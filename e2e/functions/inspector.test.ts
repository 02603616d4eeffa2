import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import { formFields } from '../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { TaskSid, Ttid } from '../../src/contract/sids';
import { attach, attached, detach } from './attaching';
import { closed, deliver, event, eventsIn, timelines } from './events';
import { refusing, swallowing, UNTROUBLED } from './network';
import { loseRecords, recorded } from './outcome';
import { Stage } from './stage';
import { absent, aliceSubject } from './subjects';

const HALF_A_YEAR_MS = 180 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const status = (stage: Stage, identity = 'alice') => stage.as(identity, 'status', aliceSubject(stage));

const pass = (stage: Stage, ms: number) => stage.time.run(stage.time.sleep(ms));

/** Spoils the requests whose method and address match. */
const spoil = (stage: Stage, method: string, address: RegExp) => {
  stage.network = refusing(500, (request) => request.method === method && address.test(request.url));
};

const MAPS = /Services\/default\/Maps$/;

describe('attaching to the inspector', () => {
  test('registers an address of its own, whose timeline is there before any event can be', async () => {
    const stage = new Stage();
    const { webhook, timeline, destination, host } = await attached(stage);
    expect(webhook).toMatchObject({ type: 'interaction', method: 'POST', events: LIVE_EVENTS });
    expect(webhook.url).toBe(`https://${FUNCTIONS_DOMAIN}/events/receive?a=${timeline.slice(-32)}`);
    expect({ destination, host }).toEqual({ destination: { key: 'inspector', label: 'Inspector' }, host: null });
    expect(timelines(stage).map(({ uniqueName }) => uniqueName)).toEqual([timeline]);

    const addresses = stage.sent.filter(({ method }) => method === 'POST').map(({ url }) => url);
    const isBind = (url: string) => /Interactions\/KD\w+$/.test(url);
    expect(addresses.findIndex((url) => MAPS.test(url))).toBeLessThan(addresses.findIndex(isBind));
  });

  test('costs no call in sequence: four cold, three warm', async () => {
    const stage = new Stage();
    const { ttid } = await attached(stage);
    await detach(stage, 'alice', ttid);
    const sentAt = new Set<number>();
    stage.network = async (_, send) => {
      sentAt.add(stage.time.now());
      await stage.time.sleep(100);
      return send();
    };
    await attached(stage);
    expect(sentAt.size).toBe(3);
  });

  test('is for everybody, and tells only those its host who may know hosts', async () => {
    for (const [identity, host] of [
      ['alice', null],
      ['sam', FUNCTIONS_DOMAIN],
      ['ada', FUNCTIONS_DOMAIN],
    ] as const) {
      expect(await attached(new Stage(), identity)).toMatchObject({ host });
    }
  });

  test('never gives two attachments one timeline', async () => {
    const stage = new Stage();
    const first = await attached(stage);
    const second = await attached(stage, 'alice', first.ttid);
    expect(second.timeline).not.toBe(first.timeline);
  });

  test('takes everything back when there can be no timeline', async () => {
    const stage = new Stage();
    spoil(stage, 'POST', MAPS);
    expect(await attach(stage, 'alice')).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
    expect(stage.world.webhooks.size).toBe(0);
    expect(recorded(stage)).toBeUndefined();
  });

  test.each<[string, string, RegExp]>([
    ['registered', 'POST', /InteractionWebhooks$/],
    ['bound', 'POST', /Interactions\/KD\w+$/],
    ['claimed', 'POST', /Maps\/interaction-webhooks\/Items/],
  ])('leaves no timeline when the webhook cannot be %s', async (_, method, address) => {
    const stage = new Stage();
    spoil(stage, method, address);
    expect(await attach(stage, 'alice')).toMatchObject({ ok: false });
    expect(timelines(stage)).toEqual([]);
  });

  test('leaves nothing for ever: timeline and record end by themselves', async () => {
    const stage = new Stage();
    const startedAt = stage.time.now();
    await attached(stage);
    expect(timelines(stage)[0]?.expiresAt).toBe(startedAt + HALF_A_YEAR_MS);
    expect(recorded(stage)?.expiresAt).toBe(startedAt + HALF_A_YEAR_MS);
  });

  test('is impossible while a variable of its name stands in its way', async () => {
    const stage = new Stage();
    const variables = { ...FUNCTION_VARIABLES, DESTINATION_INSPECTOR: 'Mine | https://crm.example.com/' };
    const fields = { Token: stage.tokenOf('alice'), ...formFields(aliceSubject(stage)) };
    expect(await stage.ask('status', fields, variables)).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: 'DESTINATION_INSPECTOR' },
    });
  });
});

describe('the timeline goes with the webhook', () => {
  test('when it is detached', async () => {
    const stage = new Stage();
    const { ttid } = await attached(stage);
    expect(await detach(stage, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(timelines(stage)).toEqual([]);
  });

  test('but not when detaching fails', async () => {
    const stage = new Stage();
    const { ttid, timeline } = await attached(stage);
    spoil(stage, 'DELETE', /InteractionWebhooks/);
    expect(await detach(stage, 'alice', ttid)).toMatchObject({ ok: false });
    expect(timelines(stage).map(({ uniqueName }) => uniqueName)).toEqual([timeline]);
  });

  test('when another takes its place', async () => {
    const stage = new Stage();
    const first = await attached(stage);
    await pass(stage, 60_000);
    await attach(stage, 'alice', first.ttid, 'crm');
    expect(timelines(stage)).toEqual([]);
  });

  test('when another takes the place of what is only a name yet', async () => {
    const stage = new Stage();
    const first = await attached(stage);
    stage.world.deleteWebhook(first.ttid);
    await pass(stage, 60_000);
    const second = await attached(stage, 'alice', first.ttid);
    expect(timelines(stage).map(({ uniqueName }) => uniqueName)).toEqual([second.timeline]);
  });

  test('when it was left behind and is removed by its ttid', async () => {
    const stage = new Stage();
    const first = await attached(stage);
    spoil(stage, 'DELETE', /InteractionWebhooks/);
    const second = await attached(stage, 'alice', first.ttid);
    stage.network = UNTROUBLED;
    expect(await detach(stage, 'alice', first.ttid)).toMatchObject({ ok: true });
    expect(timelines(stage).map(({ uniqueName }) => uniqueName)).toEqual([second.timeline]);
  });

  test('when it was left behind and is swept, though another is attached', async () => {
    const stage = new Stage();
    const first = await attached(stage);
    await pass(stage, 60_000);
    spoil(stage, 'DELETE', /InteractionWebhooks/);
    const second = await attached(stage, 'alice', first.ttid);
    stage.network = UNTROUBLED;
    await pass(stage, 16 * 60_000);
    await stage.as('sam', 'sweep', { from: 0, isRehearsal: false });
    expect([...stage.world.webhooks.keys()]).toEqual([second.ttid]);
    expect(timelines(stage).map(({ uniqueName }) => uniqueName)).toEqual([second.timeline]);
  });

  test('when it is swept although the interaction goes on', async () => {
    const stage = new Stage();
    await attached(stage);
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, null);
    await pass(stage, 16 * 60_000);
    expect(await stage.as('sam', 'sweep', { from: 0, isRehearsal: false })).toMatchObject({
      value: { removed: [expect.anything()] },
    });
    expect(timelines(stage)).toEqual([]);
    expect(recorded(stage)).toBeUndefined();
  });
});

describe('a second webhook with the same timeline, left by an attach that had to register twice,', () => {
  /** Attaches while the first registration arrives late. */
  async function twice() {
    const stage = new Stage();
    const binding = await attached(stage);
    const { ttid: _, ...details } = binding.webhook;
    const second = stage.world.registerWebhook({ ...details, events: [...details.events] });
    return { stage, timeline: binding.timeline, bound: binding.ttid, second: second.ttid as Ttid };
  }
  const names = (stage: Stage) => timelines(stage).map(({ uniqueName }) => uniqueName);

  test('is swept without what the first needs', async () => {
    const { stage, timeline, bound } = await twice();
    await pass(stage, 16 * 60_000);
    expect(await stage.as('sam', 'sweep', { from: 0, isRehearsal: false })).toMatchObject({ ok: true });
    expect([...stage.world.webhooks.keys()]).toEqual([bound]);
    expect(names(stage)).toEqual([timeline]);
  });

  test('is swept without what the first needs, though the record is lost', async () => {
    const { stage, timeline } = await twice();
    loseRecords(stage);
    await pass(stage, 16 * 60_000);
    expect(await stage.as('sam', 'sweep', { from: 0, isRehearsal: false })).toMatchObject({ ok: true });
    expect(names(stage)).toEqual([timeline]);
  });

  test('is detached without what the first needs', async () => {
    const { stage, timeline, bound, second } = await twice();
    expect(await detach(stage, 'alice', second)).toMatchObject({
      value: { binding: { state: 'attached', ttid: bound } },
    });
    expect([...stage.world.webhooks.keys()]).toEqual([bound]);
    expect(names(stage)).toEqual([timeline]);
  });
});

describe('status', () => {
  test('tells the timeline of what is attached, though the record is lost', async () => {
    const stage = new Stage();
    const { timeline } = await attached(stage);
    loseRecords(stage);
    expect(await status(stage)).toMatchObject({
      value: { binding: { state: 'attached', timeline, destination: { key: 'inspector' } } },
    });
  });

  test('tells it once the webhook is gone, from the record', async () => {
    const stage = new Stage();
    const { timeline, ttid } = await attached(stage);
    stage.world.deleteWebhook(ttid);
    expect(await status(stage)).toMatchObject({ value: { binding: { state: 'dangling', ttid, timeline } } });
  });

  test('does not tell that of another webhook', async () => {
    const stage = new Stage();
    await attached(stage);
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, 'flex_interactionwebhook_nothere');
    expect(await status(stage)).toMatchObject({ value: { binding: { state: 'dangling', timeline: null } } });
  });

  test('tells nobody whom the task does not concern', async () => {
    const stage = new Stage();
    const { timeline } = await attached(stage);
    const asked = [
      await status(stage, 'bob'),
      await stage.as('sam', 'status', { ...aliceSubject(stage), taskSid: absent<TaskSid>('WT') }),
    ];
    for (const answer of asked) {
      expect(answer).toEqual({ ok: false, failure: { code: 'not-found' } });
      expect(JSON.stringify(answer)).not.toContain(timeline.slice(-32));
    }
  });
});

describe('when the last channel is closed', () => {
  test('the webhook goes within the same call, and what was kept is shown until the retention ends', async () => {
    const stage = new Stage();
    const { timeline, ttid, webhook } = await attached(stage);
    await pass(stage, 60_000);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    expect(await deliver(stage, webhook, closed(stage))).toBe(200);
    expect(stage.world.webhooks.size).toBe(0);
    expect(stage.log.at(-1)).toMatchObject({ outcome: 'ended' });

    await pass(stage, DAY_MS - 60_000);
    expect(await status(stage)).toMatchObject({ value: { binding: { state: 'dangling', ttid, timeline } } });
    await pass(stage, 60_000);
    expect(timelines(stage)).toEqual([]);
    expect(recorded(stage)).toBeUndefined();
  });

  test('events that come later are kept all the same', async () => {
    const stage = new Stage();
    const { timeline, webhook } = await attached(stage);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    await deliver(stage, webhook, closed(stage));
    await pass(stage, 1_000);
    expect(await deliver(stage, webhook, event(stage, 'onParticipantLeft'))).toBe(200);
    expect(eventsIn(stage, timeline).map(({ type }) => type)).toEqual(['onChannelStatusUpdated', 'onParticipantLeft']);
  });

  test('nothing ends while the interaction has an open channel: the event alone proves nothing', async () => {
    const stage = new Stage();
    const { webhook } = await attached(stage);
    expect(await deliver(stage, webhook, closed(stage))).toBe(200);
    expect(stage.world.webhooks.size).toBe(1);
    expect(stage.log.at(-1)).toMatchObject({ outcome: 'stored' });
  });

  test('nothing ends that has been replaced', async () => {
    const stage = new Stage();
    const first = await attached(stage);
    await pass(stage, 60_000);
    const second = await attached(stage, 'alice', first.ttid);
    stage.sync.service('default').maps.create({ uniqueName: first.timeline }, { by: 'system' });
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    expect(await deliver(stage, first.webhook, closed(stage))).toBe(200);
    expect([...stage.world.webhooks.keys()]).toEqual([second.ttid]);
  });

  test('it takes no more than two seconds, and what it cannot do is left to the sweep', async () => {
    const stage = new Stage();
    const { timeline, webhook } = await attached(stage);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    stage.network = swallowing(({ url }) => url.startsWith('https://flex-api.'));
    const startedAt = stage.time.now();
    expect(await deliver(stage, webhook, closed(stage))).toBe(200);
    expect(stage.time.now() - startedAt).toBeLessThanOrEqual(2_000);

    stage.network = UNTROUBLED;
    await pass(stage, 16 * 60_000);
    await stage.as('sam', 'sweep', { from: 0, isRehearsal: false });
    expect(stage.world.webhooks.size).toBe(0);
    expect(eventsIn(stage, timeline)).toHaveLength(1);
    await pass(stage, DAY_MS);
    expect(timelines(stage)).toEqual([]);
    expect(recorded(stage)).toBeUndefined();
  });
});

test('a conversation of several days keeps its record and its newer events', async () => {
  const stage = new Stage();
  const { timeline, webhook } = await attached(stage);
  await deliver(stage, webhook, event(stage, 'onParticipantJoined'));
  await pass(stage, 3 * DAY_MS);
  await deliver(stage, webhook, event(stage, 'onParticipantUpdated'));
  expect(eventsIn(stage, timeline).map(({ type }) => type)).toEqual(['onParticipantUpdated']);
  expect(await status(stage)).toMatchObject({
    value: { binding: { state: 'attached', attachedBy: 'alice', timeline } },
  });
});
