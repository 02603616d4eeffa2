import { FUNCTIONS_URL } from '../../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Webhook } from '../../../local/world/model';
import type { Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import type { WebhookSummary } from '../../../src/contract/webhooks';
import { boundTtid, deleteLock, overwriteLock } from '../../fixtures/account-state';
import { fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { bind, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import {
  failing,
  isLockUpdate,
  isWebhookUpdate,
  losingAnswers,
  neverAnswering,
  RELIABLE,
} from '../../fixtures/network';
import { ourFriendlyName } from '../../fixtures/our-webhooks';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

/** After this time, no earlier request can still take effect. */
const ABANDONED_AFTER_MS = 15_000;

const update = (harness: Harness, identity: string, webhook: WebhookSummary, changes: Partial<Request<'update'>>) =>
  harness.as(identity, 'update', updateRequest(webhook, changes));

const ourName = (harness: Harness) => ourFriendlyName(aliceSubject(harness).interactionSid);

describe('an edit', () => {
  test('changes only what the person changed, and answers with the new state', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { events: ['onLunch', 'onParticipantLeft'] });
    const before = harness.world.webhooks.get(ttid);
    const events = ['onParticipantJoined'] as const;
    const edited = await update(harness, 'sam', await fetchWebhook(harness, 'sam', ttid), { events: [...events] });
    expect(harness.world.webhooks.get(ttid)).toEqual({ ...before, events: ['onLunch', ...events] });
    expect(edited).toEqual({ ok: true, value: { webhook: await fetchWebhook(harness, 'sam', ttid) } });
  });

  test('changes URL, method and name', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { type: 'global' });
    const changes = { destination: 'https://new.example.com/', method: 'GET', friendlyName: 'New' } as const;
    await update(harness, 'ada', await fetchWebhook(harness, 'ada', ttid), changes);
    expect(harness.world.webhooks.get(ttid)).toMatchObject({
      url: 'https://new.example.com/',
      method: 'GET',
      friendlyName: 'New',
      type: 'global',
    });
  });

  test('may leave only events that this plugin does not know', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { events: ['onLunch', 'onParticipantLeft'] });
    await update(harness, 'sam', await fetchWebhook(harness, 'sam', ttid), { events: [] });
    expect(harness.world.webhooks.get(ttid)?.events).toEqual(['onLunch']);
  });

  test('of our own webhook cannot change its name, and leaves it bound', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { friendlyName: ourName(harness) });
    bind(harness, ttid);
    const webhook = await fetchWebhook(harness, 'sam', ttid);
    expect(await update(harness, 'sam', webhook, { friendlyName: 'Mine' })).toEqual({
      ok: false,
      failure: { code: 'name-refused', offense: 'fixed' },
    });
    expect(await update(harness, 'sam', webhook, { method: 'GET' })).toMatchObject({ ok: true });
    expect(harness.world.webhooks.get(ttid)).toMatchObject({ method: 'GET', friendlyName: ourName(harness) });
    expect(boundTtid(harness)).toBe(ttid);
  });

  test('cannot change the method of an inspector’s webhook, since the inspector only receives POST', async () => {
    const harness = new Harness();
    const url = `https://${FUNCTION_VARIABLES.DOMAIN_NAME}/events/receive?a=${'0'.repeat(32)}`;
    const webhook = await fetchWebhook(
      harness,
      'sam',
      registerForeign(harness, { url, friendlyName: ourName(harness) }),
    );
    expect(await update(harness, 'sam', webhook, { method: 'GET' })).toEqual({
      ok: false,
      failure: { code: 'bad-request', field: 'method' },
    });
    expect(await update(harness, 'sam', webhook, { events: ['onParticipantJoined'] })).toMatchObject({
      ok: true,
    });
  });

  test('is refused if another program has changed the webhook since, and shows the change', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const webhook = await fetchWebhook(harness, 'sam', ttid);
    // Only the hidden query of the URL changes.
    harness.world.updateWebhook(ttid, { url: 'https://other.example.com/in?key=other' });
    const answer = await update(harness, 'sam', webhook, { method: 'GET' });
    expect(answer).toEqual({
      ok: false,
      failure: { code: 'changed', webhook: await fetchWebhook(harness, 'sam', ttid) },
    });
    expect(harness.world.webhooks.get(ttid)?.method).toBe('POST');
  });

  test('is refused to one of two people who save at the same moment', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const webhook = await fetchWebhook(harness, 'sam', ttid);
    const save = (identity: string, changes: Partial<Request<'update'>>) =>
      harness.invoke('update', harness.fieldsOf(identity, updateRequest(webhook, changes)));
    const answers = await harness.time.run(
      Promise.all([
        save('sam', { method: 'GET', friendlyName: 'Sam' }),
        save('ada', { method: 'POST', friendlyName: 'Ada' }),
      ]),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const [winner] = answers.map(({ statusCode }) => statusCode === 200);
    expect(harness.world.webhooks.get(ttid)?.friendlyName).toBe(winner ? 'Sam' : 'Ada');
  });

  test('is possible 15 seconds after a function died during another edit', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const webhook = await fetchWebhook(harness, 'sam', ttid);
    const edit = updateRequest(webhook, { method: 'GET' });
    const dying = harness.instance(neverAnswering(isWebhookUpdate));
    void harness.invoke('update', harness.fieldsOf('sam', edit), FUNCTION_VARIABLES, dying);
    await harness.pass(2_000);
    expect(await harness.as('ada', 'update', edit)).toMatchObject({
      failure: { code: 'in-progress', retryAfterMs: 2_000 },
    });
    await harness.pass(ABANDONED_AFTER_MS);
    expect(await harness.as('ada', 'update', edit)).toMatchObject({ ok: true });
  });

  test('succeeds if it took effect and only Twilio’s answer was lost', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const webhook = await fetchWebhook(harness, 'sam', ttid);
    harness.network = losingAnswers(isWebhookUpdate);
    expect(await update(harness, 'sam', webhook, { method: 'GET' })).toMatchObject({
      ok: true,
      value: { webhook: { method: 'GET' } },
    });
  });

  test('reports an unknown outcome if Twilio fails, and blocks edits while it may still take effect', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const webhook = await fetchWebhook(harness, 'sam', ttid);
    harness.network = failing(500, isWebhookUpdate);
    const edit = updateRequest(webhook, { method: 'GET' });
    expect(await harness.as('sam', 'update', edit)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    harness.network = RELIABLE;
    expect(await harness.as('ada', 'update', edit)).toMatchObject({ failure: { code: 'in-progress' } });
    await harness.pass(ABANDONED_AFTER_MS);
    expect(await harness.as('ada', 'update', edit)).toMatchObject({ ok: true });
  });

  test('changes nothing if Twilio refuses it', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const webhook = await fetchWebhook(harness, 'sam', ttid);
    const before = structuredClone(harness.world.webhooks.get(ttid));
    harness.network = failing(400, isWebhookUpdate);
    const answer = await update(harness, 'sam', webhook, { method: 'GET' });
    expect(answer).toMatchObject({ failure: { code: 'twilio-refused', twilioCode: 20001 } });
    expect(harness.world.webhooks.get(ttid)).toEqual(before);
  });

  test('fails if another program overwrites it at the same moment', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const webhook = await fetchWebhook(harness, 'sam', ttid);
    harness.network = async (request, send) => {
      const answer = await send();
      if (isWebhookUpdate(request)) harness.world.updateWebhook(ttid, { events: ['onChannelCreated'] });
      return answer;
    };
    expect(await update(harness, 'sam', webhook, { method: 'GET' })).toMatchObject({
      failure: { code: 'changed', webhook: { events: ['onChannelCreated'] } },
    });
  });
});

describe('an edit is refused, and changes nothing, for', () => {
  test.each<[string, string, Partial<Webhook>, Partial<Request<'update'>>, Failure]>([
    ['a supervisor who edits a global webhook', 'sam', { type: 'global' }, {}, { code: 'not-permitted' }],
    [
      'a name that begins like this plugin’s names',
      'ada',
      {},
      { friendlyName: 'interaction-webhooks 2' },
      { code: 'name-refused', offense: 'reserved' },
    ],
    [
      'a URL outside the allowlist',
      'ada',
      {},
      { destination: 'https://evil.tld/' },
      { code: 'url-refused', offense: 'allow-list' },
    ],
    [
      'the URL of another attachment',
      'ada',
      { type: 'global' },
      { destination: `${FUNCTIONS_URL}/events/receive?a=${'0'.repeat(32)}` },
      { code: 'url-refused', offense: 'own' },
    ],
    ['no event at all', 'ada', {}, { events: [] }, { code: 'bad-request', field: 'events' }],
  ])('%s', async (_, identity, details, changes, failure) => {
    const harness = new Harness();
    const ttid = registerForeign(harness, details);
    const before = structuredClone(harness.world.webhooks.get(ttid));
    const webhook = await fetchWebhook(harness, identity, ttid);
    const edit = updateRequest(webhook, changes);
    expect(await harness.as(identity, 'update', edit)).toEqual({ ok: false, failure });
    expect(harness.world.webhooks.get(ttid)).toEqual(before);
  });

  test('a webhook that is gone', async () => {
    const harness = new Harness();
    const webhook = await fetchWebhook(harness, 'sam', registerForeign(harness));
    const answer = await harness.as('sam', 'update', { ...updateRequest(webhook), ttid: ABSENT_TTID });
    expect(answer).toEqual({ ok: false, failure: { code: 'not-found' } });
  });

  test('everyone while an administrator has switched attaching off', async () => {
    const harness = new Harness();
    const webhook = await fetchWebhook(harness, 'ada', registerForeign(harness));
    const fields = harness.fieldsOf('ada', updateRequest(webhook, { method: 'GET' }));
    const answer = await harness.ask('update', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' });
    expect(answer).toEqual({ ok: false, failure: { code: 'switched-off' } });
  });
});

describe('the lock of a webhook', () => {
  test('is taken over after 15 seconds by Twilio’s clock, whatever the clocks of the instances', async () => {
    const harness = new Harness();
    const webhook = await fetchWebhook(harness, 'ada', registerForeign(harness));
    const fields = harness.fieldsOf('sam', updateRequest(webhook));
    const dead = harness.instance(neverAnswering(isWebhookUpdate), -30_000);
    void harness.invoke('update', fields, undefined, dead);
    await harness.pass(1_000);
    const late = harness.instance(RELIABLE, 30_000);
    const updateLate = async () =>
      (
        await harness.time.run(
          harness.invoke('update', harness.fieldsOf('ada', updateRequest(webhook)), undefined, late),
        )
      ).statusCode;
    expect(await updateLate()).toBe(409);
    await harness.pass(ABANDONED_AFTER_MS);
    expect(await updateLate()).toBe(200);
  });

  test('is a change in progress if it is released while another request takes it over', async () => {
    const harness = new Harness();
    const webhook = await fetchWebhook(harness, 'ada', registerForeign(harness));
    overwriteLock(harness, webhook.ttid, {});
    harness.network = async (request, send) => {
      if (isLockUpdate(request)) deleteLock(harness, webhook.ttid);
      return send();
    };
    expect(await update(harness, 'sam', webhook, {})).toMatchObject({ failure: { code: 'in-progress' } });
  });
});
