import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import { ACCOUNT } from '../../../local/world/model';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { TaskSid, Ttid } from '../../../src/contract/sids';
import { sentenceFor } from '../../../src/panel/timeline/sentence';
import { STRINGS } from '../../../src/testing/strings';
import { aliceRecord, deleteRecords, webhookTtids } from '../../fixtures/account-state';
import { attach, attachCrm, attachInspector, detach, status } from '../../fixtures/attachments';
import { deleteChannel, endChat } from '../../fixtures/chats';
import { SWEEPABLE_AGE_MS, sweep } from '../../fixtures/console-requests';
import {
  closedEvent,
  createTimeline,
  deliver,
  deliverCaused,
  event,
  eventsIn,
  timelineNames,
  timelines,
} from '../../fixtures/events';
import { bind } from '../../fixtures/foreign-webhooks';
import { Harness, type Network } from '../../fixtures/harness';
import {
  errorAnswer,
  failing,
  isBind,
  isRecordCreate,
  isRecordUpdate,
  isRegister,
  isTimelineCreate,
  isWebhookDelete,
  neverAnswering,
  RELIABLE,
} from '../../fixtures/network';
import { ABSENT_TTID, absentSid, aliceSubject } from '../../fixtures/subjects';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const HALF_A_YEAR_MS = 180 * DAY_MS;

const attachAsAlice = (harness: Harness) => attach(harness, 'alice', null, 'inspector');

describe('attaching the inspector', () => {
  test('registers a URL of its own, and creates the timeline before the webhook is bound', async () => {
    const harness = new Harness();
    const { webhook, timeline, route, destinations } = await attachInspector(harness);
    expect(webhook).toMatchObject({ type: 'interaction', method: 'POST', events: LIVE_EVENTS });
    expect(webhook.url).toBe(`https://${FUNCTIONS_DOMAIN}/events/receive?a=${timeline.slice(-32)}`);
    expect(route).toBe('direct');
    expect(destinations).toMatchObject([{ id: 'inspector', label: 'Inspector', sendsTo: null }]);
    expect(timelineNames(harness)).toEqual([timeline]);
    expect(harness.sent.findIndex(isTimelineCreate)).toBeLessThan(harness.sent.findIndex(isBind));
  });

  test.each([
    ['alice', null],
    ['sam', FUNCTIONS_DOMAIN],
    ['ada', FUNCTIONS_DOMAIN],
  ])('is open to %s, and shows the host %s', async (identity, host) => {
    expect(await attachInspector(new Harness(), identity)).toMatchObject({
      destinations: [{ sendsTo: host && { host } }],
    });
  });

  test('never gives two attachments the same timeline', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    const second = await attachInspector(harness, 'alice', first.ttid);
    expect(second.timeline).not.toBe(first.timeline);
  });

  test('succeeds if the timeline exists after a lost answer, and a 409 without a known code says so', async () => {
    const harness = new Harness();
    let creations = 0;
    harness.network = async (request, send) => {
      if (!isTimelineCreate(request)) return send();
      creations += 1;
      if (creations > 1) return errorAnswer(409);
      await send();
      return errorAnswer(500);
    };
    expect(await attachAsAlice(harness)).toMatchObject({ ok: true });
    expect(creations).toBe(2);
  });

  test('is undone if the timeline cannot be created', async () => {
    const harness = new Harness();
    harness.network = failing(500, isTimelineCreate);
    expect(await attachAsAlice(harness)).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
    expect(harness.world.webhooks.size).toBe(0);
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test.each<[string, Network]>([
    ['registered', failing(500, isRegister)],
    ['bound', failing(500, isBind)],
    ['claimed', failing(500, isRecordCreate, isRecordUpdate)],
  ])('leaves no timeline if the webhook cannot be %s', async (_, network) => {
    const harness = new Harness();
    harness.network = network;
    expect(await attachAsAlice(harness)).toMatchObject({ ok: false });
    expect(timelines(harness)).toEqual([]);
  });

  test('leaves a timeline and a record that expire after half a year', async () => {
    const harness = new Harness();
    const startedAt = harness.time.now();
    await attachInspector(harness);
    expect(timelines(harness)[0]?.expiresAt).toBe(startedAt + HALF_A_YEAR_MS);
    expect(aliceRecord(harness)?.expiresAt).toBe(startedAt + HALF_A_YEAR_MS);
  });

  test('ignores a variable that defines a destination of the same name', async () => {
    const harness = new Harness();
    const variables = { ...FUNCTION_VARIABLES, DESTINATION_INSPECTOR: 'Mine | https://crm.example.com/' };
    const status = await harness.ask('status', harness.fieldsOf('alice', aliceSubject(harness)), variables);
    const destinations = [
      { key: 'crm', label: 'CRM' },
      { key: 'inspector', label: 'Inspector' },
    ];
    expect(status).toMatchObject({ value: { destinations } });
    expect(harness.log[0]).toEqual({
      event: 'misconfigured',
      variable: 'DESTINATION_INSPECTOR',
      reason: 'key-reserved',
    });
  });
});

test.each(['InstanceSid', 'FlexInstanceSid'] as const)(
  'stores, shows and acts on the end of an interaction that names its instance as %s',
  async (name) => {
    const harness = new Harness({ ...ASSUMED, instanceParameter: name });
    const { ttid, timeline } = await attachInspector(harness);
    await deliverCaused(harness, () => endChat(harness));
    const closed = eventsIn(harness, timeline).find(({ type }) => type === 'onChannelStatusUpdated');
    expect(closed?.parameters).toMatchObject({ [name]: ACCOUNT.instanceSid, ChannelStatus: 'closed' });
    const shown = closed && sentenceFor(closed, { participant: null, isAgain: false }, STRINGS.text);
    expect(shown).toBe('Web chat closed');
    expect(webhookTtids(harness)).not.toContain(ttid);
  },
);

describe('the timeline is deleted with its webhook', () => {
  test('when the webhook is detached', async () => {
    const harness = new Harness();
    const { ttid } = await attachInspector(harness);
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(timelines(harness)).toEqual([]);
  });

  test('but not when detaching fails', async () => {
    const harness = new Harness();
    const { ttid, timeline } = await attachInspector(harness);
    harness.network = failing(500, isWebhookDelete);
    expect(await detach(harness, 'alice', ttid)).toMatchObject({ ok: false });
    expect(timelineNames(harness)).toEqual([timeline]);
  });

  test('when another webhook replaces it', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    await harness.pass(MINUTE_MS);
    await attachCrm(harness, 'alice', first.ttid);
    expect(timelines(harness)).toEqual([]);
  });

  test('when another webhook replaces a ttid whose webhook is gone', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    harness.world.deleteWebhook(first.ttid);
    await harness.pass(MINUTE_MS);
    const second = await attachInspector(harness, 'alice', first.ttid);
    expect(timelineNames(harness)).toEqual([second.timeline]);
  });

  test('when the leftover webhook is removed by its ttid', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    harness.network = failing(500, isWebhookDelete);
    const second = await attachInspector(harness, 'alice', first.ttid);
    harness.network = RELIABLE;
    expect(await detach(harness, 'alice', first.ttid)).toMatchObject({ ok: true });
    expect(timelineNames(harness)).toEqual([second.timeline]);
  });

  test('when the leftover webhook is swept while another one is attached', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    await harness.pass(MINUTE_MS);
    harness.network = failing(500, isWebhookDelete);
    const second = await attachInspector(harness, 'alice', first.ttid);
    harness.network = RELIABLE;
    await harness.pass(SWEEPABLE_AGE_MS);
    await sweep(harness);
    expect(webhookTtids(harness)).toEqual([second.ttid]);
    expect(timelineNames(harness)).toEqual([second.timeline]);
  });

  test('when the webhook is swept while the interaction goes on', async () => {
    const harness = new Harness();
    await attachInspector(harness);
    bind(harness, null);
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [expect.anything()] } });
    expect(timelines(harness)).toEqual([]);
    expect(aliceRecord(harness)).toBeUndefined();
  });
});

describe('a second webhook with the same timeline, left by an attach that registered twice,', () => {
  /** Attaches the inspector, and registers a late copy of its webhook. */
  async function attachTwice() {
    const harness = new Harness();
    const { webhook, timeline, ttid: bound } = await attachInspector(harness);
    const { ttid: _, ...details } = webhook;
    const second = harness.world.registerWebhook({ ...details, events: [...details.events] });
    return { harness, timeline, bound, second: second.ttid as Ttid };
  }

  test('is swept without the first one’s timeline', async () => {
    const { harness, timeline, bound } = await attachTwice();
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ ok: true });
    expect(webhookTtids(harness)).toEqual([bound]);
    expect(timelineNames(harness)).toEqual([timeline]);
  });

  test('is swept without the first one’s timeline even if the record is lost', async () => {
    const { harness, timeline } = await attachTwice();
    deleteRecords(harness);
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ ok: true });
    expect(timelineNames(harness)).toEqual([timeline]);
  });

  test('is detached without the first one’s timeline', async () => {
    const { harness, timeline, bound, second } = await attachTwice();
    expect(await detach(harness, 'alice', second)).toMatchObject({
      value: { binding: { state: 'attached', ttid: bound } },
    });
    expect(webhookTtids(harness)).toEqual([bound]);
    expect(timelineNames(harness)).toEqual([timeline]);
  });
});

describe('status', () => {
  test('names the timeline of the attached webhook even if the record is lost', async () => {
    const harness = new Harness();
    const { timeline } = await attachInspector(harness);
    deleteRecords(harness);
    expect(await status(harness)).toMatchObject({
      value: { binding: { state: 'attached', timeline, destinations: [{ id: 'inspector' }] } },
    });
  });

  test('names the timeline from the record once the webhook is gone', async () => {
    const harness = new Harness();
    const { timeline, ttid } = await attachInspector(harness);
    harness.world.deleteWebhook(ttid);
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'dangling', ttid, timeline } } });
  });

  test('does not name the timeline of another webhook', async () => {
    const harness = new Harness();
    await attachInspector(harness);
    bind(harness, ABSENT_TTID);
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'dangling', timeline: null } } });
  });

  test('does not name the timeline to anyone who may not see the task', async () => {
    const harness = new Harness();
    const { timeline } = await attachInspector(harness);
    const answers = [
      await status(harness, 'bob'),
      await harness.as('sam', 'status', { ...aliceSubject(harness), taskSid: absentSid<TaskSid>('WT') }),
    ];
    for (const answer of answers) {
      expect(answer).toEqual({ ok: false, failure: { code: 'not-found' } });
      expect(JSON.stringify(answer)).not.toContain(timeline.slice(-32));
    }
  });
});

describe('when the last channel is closed', () => {
  test('the same call deletes the webhook, and the events stay visible until the retention ends', async () => {
    const harness = new Harness();
    const { timeline, ttid, webhook } = await attachInspector(harness);
    await harness.pass(MINUTE_MS);
    endChat(harness, 'wrapup');
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.size).toBe(0);
    expect(harness.log.at(-1)).toMatchObject({ outcome: 'ended' });

    await harness.pass(DAY_MS - MINUTE_MS);
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'dangling', ttid, timeline } } });
    await harness.pass(MINUTE_MS);
    expect(timelines(harness)).toEqual([]);
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('a channel that has failed ends the attachment as a closed one does', async () => {
    const harness = new Harness();
    const { webhook } = await attachInspector(harness);
    harness.world.setChannelStatus(aliceSubject(harness).channelSid, 'failed');
    const failed = event(harness, 'onChannelStatusUpdated', { ChannelStatus: 'failed' });
    expect(await deliver(harness, webhook, failed)).toBe(200);
    expect(harness.world.webhooks.size).toBe(0);
    expect(harness.log.at(-1)).toMatchObject({ outcome: 'ended' });
  });

  test('later events are still stored', async () => {
    const harness = new Harness();
    const { timeline, webhook } = await attachInspector(harness);
    endChat(harness, 'wrapup');
    await deliver(harness, webhook, closedEvent(harness));
    await harness.pass(1_000);
    expect(await deliver(harness, webhook, event(harness, 'onParticipantLeft'))).toBe(200);
    expect(eventsIn(harness, timeline).map(({ type }) => type)).toEqual([
      'onChannelStatusUpdated',
      'onParticipantLeft',
    ]);
  });

  test('nothing is deleted while Twilio still lists an open channel, whatever the event says', async () => {
    const harness = new Harness();
    const { webhook } = await attachInspector(harness);
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.size).toBe(1);
    expect(harness.log.at(-1)).toMatchObject({ outcome: 'stored' });
  });

  test('nothing is deleted while Twilio lists no channel, whatever the event says', async () => {
    const harness = new Harness();
    const { webhook } = await attachInspector(harness);
    deleteChannel(harness);
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('an event of a replaced webhook does not delete the one that replaced it', async () => {
    const harness = new Harness();
    const first = await attachInspector(harness);
    await harness.pass(MINUTE_MS);
    const second = await attachInspector(harness, 'alice', first.ttid);
    createTimeline(harness, first.timeline);
    endChat(harness, 'wrapup');
    expect(await deliver(harness, first.webhook, closedEvent(harness))).toBe(200);
    expect(webhookTtids(harness)).toEqual([second.ttid]);
  });

  test('the cleanup takes two seconds at most, and the sweep completes it', async () => {
    const harness = new Harness();
    const { timeline, webhook } = await attachInspector(harness);
    endChat(harness, 'wrapup');
    harness.network = neverAnswering(({ url }) => url.startsWith('https://flex-api.'));
    const startedAt = harness.time.now();
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.time.now() - startedAt).toBeLessThanOrEqual(2_000);

    harness.network = RELIABLE;
    await harness.pass(SWEEPABLE_AGE_MS);
    await sweep(harness);
    expect(harness.world.webhooks.size).toBe(0);
    expect(eventsIn(harness, timeline)).toHaveLength(1);
    await harness.pass(DAY_MS);
    expect(timelines(harness)).toEqual([]);
    expect(aliceRecord(harness)).toBeUndefined();
  });
});

test('a conversation of several days keeps its record and its newer events', async () => {
  const harness = new Harness();
  const { timeline, webhook } = await attachInspector(harness);
  await deliver(harness, webhook, event(harness, 'onParticipantJoined'));
  await harness.pass(3 * DAY_MS);
  await deliver(harness, webhook, event(harness, 'onParticipantUpdated'));
  expect(eventsIn(harness, timeline).map(({ type }) => type)).toEqual(['onParticipantUpdated']);
  expect(await status(harness)).toMatchObject({
    value: { binding: { state: 'attached', attachedBy: 'alice', timeline } },
  });
});
