import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import type { Webhook } from '../../../local/world/model';
import type { Ttid } from '../../../src/contract/sids';
import { attach, attachInspector } from '../../fixtures/attachments';
import { createRequest, fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { closedEvent, deliver, event, eventsIn, timelines } from '../../fixtures/events';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { errorAnswer } from '../../fixtures/network';
import { aliceSubject } from '../../fixtures/subjects';

const ADDRESS = `https://${FUNCTIONS_DOMAIN}/events/receive`;

/** The webhook that an administrator has created for the whole instance. */
async function created(harness: Harness): Promise<Webhook> {
  const answer = await harness.as('ada', 'create', createRequest({ type: 'global', destination: 'inspector' }));
  if (!answer.ok) throw new Error(answer.failure.code);
  return harness.world.webhooks.get(answer.value.webhook.ttid) as Webhook;
}

describe('a global webhook to the inspector', () => {
  test('is created by an administrator', async () => {
    expect(await created(new Harness())).toMatchObject({ type: 'global', url: ADDRESS, method: 'POST' });
  });

  test('is told from others in the console', async () => {
    const harness = new Harness();
    const { ttid } = await created(harness);
    expect(await fetchWebhook(harness, 'ada', ttid as Ttid)).toMatchObject({ isInspector: true });
    expect(await fetchWebhook(harness, 'ada', registerForeign(harness))).toMatchObject({ isInspector: false });
  });

  test('is what another global one can be made by an edit', async () => {
    const harness = new Harness();
    const webhook = await fetchWebhook(harness, 'ada', registerForeign(harness, { type: 'global' }));
    await harness.as('ada', 'update', updateRequest(webhook, { destination: 'inspector' }));
    expect(harness.world.webhooks.get(webhook.ttid)).toMatchObject({ url: ADDRESS });
  });

  test.each([
    ['of the type interaction', { type: 'interaction' }, { code: 'unknown-destination' }],
    ['with GET', { type: 'global', method: 'GET' }, { code: 'bad-request', field: 'method' }],
  ] as const)('cannot be %s', async (_, changes, failure) => {
    const harness = new Harness();
    const answer = await harness.as('ada', 'create', createRequest({ destination: 'inspector', ...changes }));
    expect(answer).toEqual({ ok: false, failure });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('adds what it brings to the timeline of the interaction, beside what its own webhook brings', async () => {
    const harness = new Harness();
    const global = await created(harness);
    const { webhook, timeline } = await attachInspector(harness);
    const left = event(harness, 'onParticipantLeft');
    for (const each of [webhook, global, global]) expect(await deliver(harness, each, left)).toBe(200);
    expect(
      eventsIn(harness, timeline)
        .map((kept) => kept.webhook)
        .sort(),
    ).toEqual(['global', 'interaction']);
  });

  test('adds nothing where the inspector is not attached', async () => {
    const harness = new Harness();
    const global = await created(harness);
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(200);
    await attach(harness, 'alice', null, 'crm');
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(200);
    const { InteractionSid: _, ...ofNone } = event(harness, 'onSomethingNew');
    expect(await deliver(harness, global, ofNone)).toBe(200);
    expect(timelines(harness)).toEqual([]);
    expect(harness.log.filter(({ outcome }) => outcome === 'not-inspected')).toHaveLength(3);
  });

  test('adds nothing to a timeline that is gone', async () => {
    const harness = new Harness();
    const global = await created(harness);
    const { timeline } = await attachInspector(harness);
    harness.sync.service('default').maps.remove(timeline);
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(200);
    expect(harness.log.at(-1)).toMatchObject({ outcome: 'not-inspected' });
  });

  test('tells Twilio when it could not find out where an event belongs', async () => {
    const harness = new Harness();
    const global = await created(harness);
    await attachInspector(harness);
    harness.network = async () => errorAnswer(500);
    expect(await deliver(harness, global, event(harness, 'onParticipantLeft'))).toBe(503);
  });

  test('leaves the end of an interaction to its own webhook', async () => {
    const harness = new Harness();
    const global = await created(harness);
    const { webhook, timeline } = await attachInspector(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await deliver(harness, global, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.has(webhook.ttid)).toBe(true);
    expect(await deliver(harness, webhook, closedEvent(harness))).toBe(200);
    expect(harness.world.webhooks.has(webhook.ttid)).toBe(false);
    expect(eventsIn(harness, timeline)).toHaveLength(2);
  });
});
