import { parseFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { FUNCTIONS_URL } from '../../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Endpoint, Request } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { allWebhooks, boundTtid, webhookTtids } from '../../fixtures/account-state';
import {
  attachCrm,
  attachedBy,
  attachInspector,
  newAttachRequest,
  newDetachRequest,
  status,
} from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { to } from '../../fixtures/interaction-requests';
import { isTimelineCreate } from '../../fixtures/network';
import { unwrap } from '../../fixtures/results';
import { absentSid, aliceSubject, bobSubject } from '../../fixtures/subjects';

const aliceRequest = (harness: Harness) => newAttachRequest(aliceSubject(harness));

describe('attach', () => {
  test.each([
    ['crm', 0],
    ['inspector', 1],
  ])('to the destination %s creates %d timelines', async (destination, count) => {
    const harness = new Harness();
    await harness.as('alice', 'attach', { ...aliceRequest(harness), destinations: [destination] });
    expect(harness.sent.filter(isTimelineCreate)).toHaveLength(count);
  });

  test('registers a webhook for this interaction alone and binds it', async () => {
    const harness = new Harness();
    const result = await harness.as('alice', 'attach', aliceRequest(harness));

    const [webhook] = allWebhooks(harness);
    expect(webhook).toMatchObject({
      type: 'interaction',
      url: 'https://crm.example.com/interaction-events',
      method: 'POST',
      events: LIVE_EVENTS,
    });
    expect(parseFriendlyName(webhook?.friendlyName ?? null)).toMatchObject({
      interaction: aliceSubject(harness).interactionSid,
    });
    expect(boundTtid(harness)).toBe(webhook?.ttid);
    expect(result).toEqual({
      ok: true,
      value: {
        binding: {
          state: 'attached',
          ttid: webhook?.ttid,
          route: 'direct',
          destinations: [
            { id: 'crm', label: 'CRM', sendsTo: null, state: 'active', addedBy: 'alice', canRemove: true },
          ],
          events: LIVE_EVENTS,
          attachedBy: 'alice',
          attachedAt: new Date(harness.time.now()).toISOString(),
          timeline: null,
        },
      },
    });
    expect(harness.sent.filter(({ url }) => /\/Services\/default\//.test(url))).toEqual([]);
  });

  test('answers with the same binding as a later status, at any millisecond of a second', async () => {
    const harness = new Harness();
    await harness.pass(120);
    const attached = unwrap(await harness.as('alice', 'attach', aliceRequest(harness)));
    expect(await status(harness)).toMatchObject({ value: attached });
  });

  test('lets a supervisor attach to any agent’s task', async () => {
    const harness = new Harness();
    const result = await harness.as('sam', 'attach', newAttachRequest(bobSubject(harness)));
    expect(attachedBy(result)).toMatchObject({ attachedBy: 'sam' });
  });

  test('carries out a submit once, however often it arrives', async () => {
    const harness = new Harness();
    const request = aliceRequest(harness);
    const first = await harness.as('alice', 'attach', request);
    const second = await harness.as('alice', 'attach', request);
    expect(second).toEqual(first);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('refuses with the current binding when that differs from the one the browser saw', async () => {
    const harness = new Harness();
    await attachCrm(harness, 'sam');
    const result = await harness.as('alice', 'attach', aliceRequest(harness));
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'conflict', binding: { state: 'attached', attachedBy: 'sam' } },
    });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('binds over a ttid whose webhook is gone', async () => {
    const harness = new Harness();
    const gone = bindForeign(harness);
    harness.world.deleteWebhook(gone);
    const next = await attachCrm(harness, 'alice', gone);
    expect(boundTtid(harness)).toBe(next);
  });

  test('leaves one webhook when two people attach at once, and refuses the slower one', async () => {
    const harness = new Harness();
    const answers = await harness.time.run(
      Promise.all(
        ['alice', 'sam'].map((identity) => harness.invoke('attach', harness.fieldsOf(identity, aliceRequest(harness)))),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  });
});

describe('attach refuses, and neither registers nor binds a webhook, for', () => {
  const expectUntouched = (harness: Harness) => {
    expect(allWebhooks(harness)).toEqual([]);
    expect([...harness.world.interactions.values()].map(({ webhookTtid }) => webhookTtid)).toEqual([null, null]);
  };

  test.each<[string, (harness: Harness) => Record<string, string>, object]>([
    ['an unknown destination', () => ({ destinations: 'elsewhere' }), { code: 'unknown-destination' }],
    ['no destination', () => ({ destinations: '' }), { code: 'bad-request', field: 'destinations' }],
    ['a destination twice', () => ({ destinations: 'crm,crm' }), { code: 'bad-request', field: 'destinations' }],
    ['six destinations', () => ({ destinations: 'a,b,c,d,e,f' }), { code: 'bad-request', field: 'destinations' }],
    [
      'an event that does not exist',
      () => ({ events: 'onChannelUpdated' }),
      { code: 'bad-request', field: 'events.0' },
    ],
    ['no event', () => ({ events: '' }), { code: 'bad-request', field: 'events.0' }],
    [
      'the same event twice',
      () => ({ events: 'onParticipantLeft,onParticipantLeft' }),
      { code: 'bad-request', field: 'events' },
    ],
    ['a malformed interaction', () => ({ interactionSid: 'KD1' }), { code: 'bad-request', field: 'interactionSid' }],
    ['a malformed operation ID', () => ({ operationId: '1' }), { code: 'bad-request', field: 'operationId' }],
    ['no token', () => ({ Token: '' }), { code: 'unauthenticated' }],
    ['a forged token', (harness) => ({ Token: `${harness.tokenOf('alice')}x` }), { code: 'unauthenticated' }],
    [
      'an interaction that does not exist',
      () => ({ interactionSid: absentSid<InteractionSid>('KD') }),
      { code: 'not-found' },
    ],
    ['a channel that does not exist', () => ({ channelSid: absentSid<ChannelSid>('UO') }), { code: 'not-found' }],
    ['a task that does not exist', () => ({ taskSid: absentSid<TaskSid>('WT') }), { code: 'not-found' }],
    ['a colleague’s task', (harness) => ({ ...bobSubject(harness) }), { code: 'not-found' }],
    [
      'the agent’s own task if its attributes name a colleague’s interaction',
      (harness) => ({ ...bobSubject(harness), taskSid: aliceSubject(harness).taskSid }),
      { code: 'not-found' },
    ],
    [
      'a plugin that is older than the functions',
      () => ({ contract: '0' }),
      { code: 'contract-mismatch', deploy: 'plugin' },
    ],
    [
      'a plugin that is newer than the functions',
      () => ({ contract: '99' }),
      { code: 'contract-mismatch', deploy: 'functions' },
    ],
  ])('%s', async (_, changes, failure) => {
    const harness = new Harness();
    const fields = { ...harness.fieldsOf('alice', aliceRequest(harness)), ...changes(harness) };
    expect(await harness.ask('attach', fields)).toEqual({ ok: false, failure });
    expectUntouched(harness);
  });

  test('an expired token', async () => {
    const harness = new Harness();
    const fields = harness.fieldsOf('alice', aliceRequest(harness));
    await harness.pass(3_600_001);
    expect(await harness.ask('attach', fields)).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
    expectUntouched(harness);
  });

  test('an agent who is wrapping up and has a webhook attached', async () => {
    const harness = new Harness();
    const { ttid } = await attachInspector(harness);
    endChat(harness, 'wrapup');
    const request = newAttachRequest(aliceSubject(harness), { seenTtid: ttid });
    expect(await harness.as('alice', 'attach', request)).toEqual({ ok: false, failure: { code: 'not-found' } });
    expect(webhookTtids(harness)).toEqual([ttid]);
  });

  test('an agent who has left the interaction', async () => {
    const harness = new Harness();
    endChat(harness, 'wrapup');
    const result = await harness.as('alice', 'attach', aliceRequest(harness));
    expect(result).toEqual({ ok: false, failure: { code: 'not-found' } });
    expectUntouched(harness);
  });
});

describe('attaching to a typed URL', () => {
  const attachTo = (harness: Harness, identity: string, destination: string, ALLOWED_HOSTS: string) =>
    harness.ask('attach', harness.fieldsOf(identity, newAttachRequest(aliceSubject(harness), to(destination))), {
      ...FUNCTION_VARIABLES,
      ALLOWED_HOSTS,
    });
  const ALLOWED_HOSTS = 'example.com, hooks.partner.net, twil.io';

  test('is open to supervisors within the allowlist, and registers the URL in canonical form', async () => {
    const harness = new Harness();
    attachedBy(await attachTo(harness, 'sam', 'https://CRM.example.com:443/in', ALLOWED_HOSTS));
    expect(allWebhooks(harness).map(({ url }) => url)).toEqual(['https://crm.example.com/in']);
  });

  test.each<[string, string, object]>([
    ['sam', 'https://crm.example.com.evil.tld/', { code: 'url-refused', offense: 'allow-list' }],
    ['sam', 'https://evilexample.com/', { code: 'url-refused', offense: 'allow-list' }],
    ['sam', 'http://crm.example.com/', { code: 'url-refused', offense: 'scheme' }],
    ['ada', 'https://127.0.0.1/', { code: 'url-refused', offense: 'host' }],
    ['ada', `${FUNCTIONS_URL}/events/receive?a=${'0'.repeat(32)}`, { code: 'url-refused', offense: 'own' }],
    ['ada', 'https://other-1234.twil.io/in', { code: 'url-refused', offense: 'twilio' }],
    ['alice', 'https://crm.example.com/in', { code: 'unknown-destination' }],
  ])('is refused to %s for %s', async (identity, url, failure) => {
    const harness = new Harness();
    expect(await attachTo(harness, identity, url, ALLOWED_HOSTS)).toEqual({ ok: false, failure });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('is refused to everyone if no host is allowed', async () => {
    const result = await attachTo(new Harness(), 'ada', 'https://crm.example.com/in', '');
    expect(result).toEqual({ ok: false, failure: { code: 'unknown-destination' } });
  });
});

describe('the off switch', () => {
  const OFF = { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' };

  test('blocks attaching, and leaves what is attached visible and detachable', async () => {
    const harness = new Harness();
    const subject = aliceSubject(harness);
    const ttid = await attachCrm(harness);
    const ask = <E extends Endpoint>(name: E, request: Request<E>) =>
      harness.ask(name, harness.fieldsOf('alice', request), OFF);
    expect(await ask('attach', newAttachRequest(subject, { seenTtid: ttid }))).toEqual({
      ok: false,
      failure: { code: 'switched-off' },
    });
    expect(await ask('status', subject)).toMatchObject({
      value: {
        binding: { state: 'attached' },
        isSwitchedOff: true,
        canAttach: false,
        canReplace: false,
        canDetach: true,
      },
    });
    expect(await ask('detach', newDetachRequest(subject, ttid))).toMatchObject({ ok: true });
    expect(harness.world.webhooks.size).toBe(0);
  });
});
