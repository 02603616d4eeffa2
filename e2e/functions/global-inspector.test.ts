import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import type { Webhook } from '../../local/world/model';
import type { Ttid } from '../../src/contract/sids';
import { attach, attached } from './attaching';
import { creation, editOf, opened } from './console';
import { closed, deliver, event, eventsIn, timelines } from './events';
import { registered } from './foreign';
import { answering } from './network';
import { Stage } from './stage';
import { aliceSubject } from './subjects';

const ADDRESS = `https://${FUNCTIONS_DOMAIN}/events/receive`;

/** The webhook that an administrator has created for the whole instance. */
async function created(stage: Stage): Promise<Webhook> {
  const answer = await stage.as('ada', 'create', creation({ type: 'global', destination: 'inspector' }));
  if (!answer.ok) throw new Error(answer.failure.code);
  return stage.world.webhooks.get(answer.value.webhook.ttid) as Webhook;
}

describe('a global webhook to the inspector', () => {
  test('is created by an administrator', async () => {
    expect(await created(new Stage())).toMatchObject({ type: 'global', url: ADDRESS, method: 'POST' });
  });

  test('is told from others in the console', async () => {
    const stage = new Stage();
    const { ttid } = await created(stage);
    expect(await opened(stage, 'ada', ttid as Ttid)).toMatchObject({ isInspector: true });
    expect(await opened(stage, 'ada', registered(stage))).toMatchObject({ isInspector: false });
  });

  test('is what another global one can be made by an edit', async () => {
    const stage = new Stage();
    const webhook = await opened(stage, 'ada', registered(stage, { type: 'global' }));
    await stage.as('ada', 'update', editOf(webhook, { destination: 'inspector' }));
    expect(stage.world.webhooks.get(webhook.ttid)).toMatchObject({ url: ADDRESS });
  });

  test.each([
    ['of the type interaction', { type: 'interaction' }, { code: 'unknown-destination' }],
    ['with GET', { type: 'global', method: 'GET' }, { code: 'bad-request', field: 'method' }],
  ] as const)('cannot be %s', async (_, changes, failure) => {
    const stage = new Stage();
    const answer = await stage.as('ada', 'create', creation({ destination: 'inspector', ...changes }));
    expect(answer).toEqual({ ok: false, failure });
    expect(stage.world.webhooks.size).toBe(0);
  });

  test('adds what it brings to the timeline of the interaction, beside what its own webhook brings', async () => {
    const stage = new Stage();
    const global = await created(stage);
    const { webhook, timeline } = await attached(stage);
    const left = event(stage, 'onParticipantLeft');
    for (const each of [webhook, global, global]) expect(await deliver(stage, each, left)).toBe(200);
    expect(
      eventsIn(stage, timeline)
        .map((kept) => kept.webhook)
        .sort(),
    ).toEqual(['global', 'interaction']);
  });

  test('adds nothing where the inspector is not attached', async () => {
    const stage = new Stage();
    const global = await created(stage);
    expect(await deliver(stage, global, event(stage, 'onParticipantLeft'))).toBe(200);
    await attach(stage, 'alice', null, 'crm');
    expect(await deliver(stage, global, event(stage, 'onParticipantLeft'))).toBe(200);
    const { InteractionSid: _, ...ofNone } = event(stage, 'onSomethingNew');
    expect(await deliver(stage, global, ofNone)).toBe(200);
    expect(timelines(stage)).toEqual([]);
    expect(stage.log.filter(({ outcome }) => outcome === 'not-inspected')).toHaveLength(3);
  });

  test('adds nothing to a timeline that is gone', async () => {
    const stage = new Stage();
    const global = await created(stage);
    const { timeline } = await attached(stage);
    stage.sync.service('default').maps.remove(timeline);
    expect(await deliver(stage, global, event(stage, 'onParticipantLeft'))).toBe(200);
    expect(stage.log.at(-1)).toMatchObject({ outcome: 'not-inspected' });
  });

  test('tells Twilio when it could not find out where an event belongs', async () => {
    const stage = new Stage();
    const global = await created(stage);
    await attached(stage);
    stage.network = async () => answering(500);
    expect(await deliver(stage, global, event(stage, 'onParticipantLeft'))).toBe(503);
  });

  test('leaves the end of an interaction to its own webhook', async () => {
    const stage = new Stage();
    const global = await created(stage);
    const { webhook, timeline } = await attached(stage);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    expect(await deliver(stage, global, closed(stage))).toBe(200);
    expect(stage.world.webhooks.has(webhook.ttid)).toBe(true);
    expect(await deliver(stage, webhook, closed(stage))).toBe(200);
    expect(stage.world.webhooks.has(webhook.ttid)).toBe(false);
    expect(eventsIn(stage, timeline)).toHaveLength(2);
  });
});
