import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import type { Webhook } from '../../../local/world/model';
import { INITIAL_TIMELINE, nextTimeline } from '../../../src/panel/timeline/timeline';
import { aliceRecord } from '../../fixtures/account-state';
import { attachCrm, attachInspector } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { createRequest, fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { closedEvent, deliver, entriesIn, event, eventsIn, timelines } from '../../fixtures/events';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { errorAnswer } from '../../fixtures/network';
import { unwrap } from '../../fixtures/results';

const INSPECTOR_URL = `https://${FUNCTIONS_DOMAIN}/events/receive`;

/** Creates a global webhook to the inspector, as an administrator does. */
async function createGlobal(harness: Harness) {
  const request = createRequest({ type: 'global', destination: 'inspector' });
  const { webhook } = unwrap(await harness.as('ada', 'create', request));
  const { ttid } = webhook;
  return { ...(harness.world.webhooks.get(ttid) as Webhook), ttid };
}

describe('a global webhook to the inspector', () => {
  test('can be created by an administrator', async () => {
    expect(await createGlobal(new Harness())).toMatchObject({ type: 'global', url: INSPECTOR_URL, method: 'POST' });
  });

  test('is marked as the inspector’s in the console', async () => {
    const harness = new Harness();
    const { ttid } = await createGlobal(harness);
    expect(await fetchWebhook(harness, 'ada', ttid)).toMatchObject({ isInspector: true });
    expect(await fetchWebhook(harness, 'ada', registerForeign(harness))).toMatchObject({ isInspector: false });
  });

  test('can be made by editing another global webhook', async () => {
    const harness = new Harness();
    const webhook = await fetchWebhook(harness, 'ada', registerForeign(harness, { type: 'global' }));
    await harness.as('ada', 'update', updateRequest(webhook, { destination: 'inspector' }));
    expect(harness.world.webhooks.get(webhook.ttid)).toMatchObject({ url: INSPECTOR_URL });
  });

  test.each([
    ['of type interaction', { type: 'interaction' }, { code: 'unknown-destination' }],
    ['with method GET', { type: 'global', method: 'GET' }, { code: 'bad-request', field: 'method' }],
  ] as const)('cannot be created %s', async (_, changes, failure) => {
    const harness = new Harness();
    const answer = await harness.as('ada', 'create', createRequest({ destination: 'inspector', ...changes }));
    expect(answer).toEqual({ ok: false, failure });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('adds its events to the interaction’s timeline, beside those of the interaction’s own webhook', async () => {
    const harness = new Harness();
    const global = await createGlobal(harness);
    const { webhook, timeline } = await attachInspector(harness);
    const left = event(harness, 'onParticipantLeft');
    for (const each of [webhook, global]) expect(await deliver(harness, each, left)).toBe(200);
    const { events } = nextTimeline(INITIAL_TIMELINE, [{ type: 'entries', entries: entriesIn(harness, timeline) }]);
    expect(events).toMatchObject([{ webhooks: ['interaction', 'global'] }]);
  });

  test('brings each event of its own, also if the interaction’s webhook brings fewer', async () => {
    const harness = new Harness();
    const global = await createGlobal(harness);
    const { webhook, timeline } = await attachInspector(harness);
    const updated = event(harness, 'onParticipantUpdated');
    // An equal token of another webhook is no repetition.
    for (const token of ['one', 'two', 'three']) expect(await deliver(harness, global, updated, token)).toBe(200);
    expect(await deliver(harness, webhook, updated, 'one')).toBe(200);
    expect(eventsIn(harness, timeline)).toHaveLength(4);
    const { events } = nextTimeline(INITIAL_TIMELINE, [{ type: 'entries', entries: entriesIn(harness, timeline) }]);
    expect(events.map(({ webhooks }) => webhooks.length).sort()).toEqual([1, 1, 2]);
  });

  test('stores nothing where the inspector is not attached', async () => {
    const harness = new Harness();
    const global = await createGlobal(harness);
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(200);
    await attachCrm(harness);
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(200);
    const { InteractionSid: _, ...withoutInteraction } = event(harness, 'onSomethingNew');
    expect(await deliver(harness, global, withoutInteraction)).toBe(200);
    expect(timelines(harness)).toEqual([]);
    expect(harness.log.filter(({ outcome }) => outcome === 'not-inspected')).toHaveLength(3);
  });

  test('stores nothing if the timeline is gone', async () => {
    const harness = new Harness();
    const global = await createGlobal(harness);
    const { timeline } = await attachInspector(harness);
    harness.sync.service('default').maps.remove(timeline);
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(200);
    expect(harness.log.at(-1)).toMatchObject({ outcome: 'not-inspected' });
  });

  test('answers with 503 if the interaction’s webhook cannot be read', async () => {
    const harness = new Harness();
    const global = await createGlobal(harness);
    await attachInspector(harness);
    harness.network = async () => errorAnswer(500);
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(503);
  });

  test('leaves the cleanup after an interaction to the interaction’s own webhook', async () => {
    const harness = new Harness();
    const global = await createGlobal(harness);
    const { webhook, timeline } = await attachInspector(harness);
    endChat(harness, 'wrapup');
    expect(await deliver(harness, global, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.has(webhook.ttid)).toBe(true);
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.has(webhook.ttid)).toBe(false);
    expect(eventsIn(harness, timeline)).toHaveLength(2);
  });

  test('adds nothing to the timeline of a webhook that an edit has sent elsewhere', async () => {
    const harness = new Harness();
    const global = await createGlobal(harness);
    const { ttid, timeline } = await attachInspector(harness);
    const seen = await fetchWebhook(harness, 'sam', ttid);
    expect(await harness.as('sam', 'update', updateRequest(seen, { destination: 'crm' }))).toMatchObject({ ok: true });
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(200);
    expect(eventsIn(harness, timeline)).toEqual([]);
    expect(aliceRecord(harness)?.data).toMatchObject({ timeline: null, ttid, attachedBy: 'alice' });
    await harness.pass(25 * 3_600_000);
    expect(timelines(harness)).toEqual([]);
  });
});
