import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Webhook } from '../../../local/world/model';
import { formFields, type Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isWebhookUpdate, losingAnswers, RELIABLE } from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

const ourName = (harness: Harness) =>
  formatFriendlyName({
    interaction: aliceSubject(harness).interactionSid,
    createdAt: Date.UTC(2025, 11, 31),
    nonce: '00000000000000ff',
  });

describe('an edit', () => {
  test('changes what the person changed and nothing else, and answers with what is there now', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { events: ['onLunch', 'onParticipantLeft'] });
    const before = harness.world.webhooks.get(ttid);
    const events = ['onParticipantJoined'] as const;
    const edited = await harness.as(
      'sam',
      'update',
      updateRequest(await fetchWebhook(harness, 'sam', ttid), { events: [...events] }),
    );
    expect(harness.world.webhooks.get(ttid)).toEqual({ ...before, events: ['onLunch', ...events] });
    expect(edited).toEqual({ ok: true, value: { webhook: await fetchWebhook(harness, 'sam', ttid) } });
  });

  test('changes the address when it was retyped, the method and the name', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { type: 'global' });
    const changes = { destination: 'https://new.example.com/', method: 'GET', friendlyName: 'New' } as const;
    await harness.as('ada', 'update', updateRequest(await fetchWebhook(harness, 'ada', ttid), changes));
    expect(harness.world.webhooks.get(ttid)).toMatchObject({
      url: 'https://new.example.com/',
      method: 'GET',
      friendlyName: 'New',
      type: 'global',
    });
  });

  test('may leave a webhook with nothing but events that we do not know', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { events: ['onLunch', 'onParticipantLeft'] });
    await harness.as('sam', 'update', updateRequest(await fetchWebhook(harness, 'sam', ttid), { events: [] }));
    expect(harness.world.webhooks.get(ttid)?.events).toEqual(['onLunch']);
  });

  test('of one of ours keeps its name and what is bound', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { friendlyName: ourName(harness) });
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, ttid);
    const row = await fetchWebhook(harness, 'sam', ttid);
    expect(await harness.as('sam', 'update', updateRequest(row, { friendlyName: 'Mine' }))).toEqual({
      ok: false,
      failure: { code: 'name-refused', offense: 'fixed' },
    });
    expect(await harness.as('sam', 'update', updateRequest(row, { method: 'GET' }))).toMatchObject({ ok: true });
    expect(harness.world.webhooks.get(ttid)).toMatchObject({ method: 'GET', friendlyName: ourName(harness) });
    expect(harness.world.interactions.get(aliceSubject(harness).interactionSid)?.webhookTtid).toBe(ttid);
  });

  test('of one that sends to the inspector keeps its method, the only one that the inspector takes', async () => {
    const harness = new Harness();
    const url = `https://${FUNCTION_VARIABLES.DOMAIN_NAME}/events/receive?a=${'0'.repeat(32)}`;
    const row = await fetchWebhook(harness, 'sam', registerForeign(harness, { url, friendlyName: ourName(harness) }));
    expect(await harness.as('sam', 'update', updateRequest(row, { method: 'GET' }))).toEqual({
      ok: false,
      failure: { code: 'bad-request', field: 'method' },
    });
    expect(await harness.as('sam', 'update', updateRequest(row, { events: ['onParticipantJoined'] }))).toMatchObject({
      ok: true,
    });
  });

  test('writes nothing over what somebody changed meanwhile, and shows it', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const row = await fetchWebhook(harness, 'sam', ttid);
    // Only the hidden part of the address has changed.
    harness.world.updateWebhook(ttid, { url: 'https://other.example.com/in?key=other' });
    const answer = await harness.as('sam', 'update', updateRequest(row, { method: 'GET' }));
    expect(answer).toEqual({
      ok: false,
      failure: { code: 'changed', webhook: await fetchWebhook(harness, 'sam', ttid) },
    });
    expect(harness.world.webhooks.get(ttid)?.method).toBe('POST');
  });

  test('of two at the same moment lets one through', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const row = await fetchWebhook(harness, 'sam', ttid);
    const fields = (identity: string, method: 'GET' | 'POST', friendlyName: string) => ({
      Token: harness.tokenOf(identity),
      ...formFields<'update'>(updateRequest(row, { method, friendlyName })),
    });
    const answers = await harness.time.run(
      Promise.all([
        harness.invoke('update', fields('sam', 'GET', 'Sam')),
        harness.invoke('update', fields('ada', 'POST', 'Ada')),
      ]),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const [winner] = answers.map(({ statusCode }) => statusCode === 200);
    expect(harness.world.webhooks.get(ttid)?.friendlyName).toBe(winner ? 'Sam' : 'Ada');
  });

  test('is possible again soon after one whose function died', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const row = await fetchWebhook(harness, 'sam', ttid);
    const dead = harness.instance((request, send) =>
      isWebhookUpdate(request) ? new Promise(() => undefined) : send(),
    );
    void harness.invoke(
      'update',
      { Token: harness.tokenOf('sam'), ...formFields<'update'>(updateRequest(row, { method: 'GET' })) },
      FUNCTION_VARIABLES,
      dead,
    );
    await harness.time.run(harness.time.sleep(2_000));
    const again = () => harness.as('ada', 'update', updateRequest(row, { method: 'GET' }));
    expect(await again()).toMatchObject({ failure: { code: 'in-progress', retryAfterMs: 2_000 } });
    await harness.time.run(harness.time.sleep(15_000));
    expect(await again()).toMatchObject({ ok: true });
  });

  test('that took effect without an answer counts as done', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const row = await fetchWebhook(harness, 'sam', ttid);
    harness.network = losingAnswers(isWebhookUpdate);
    expect(await harness.as('sam', 'update', updateRequest(row, { method: 'GET' }))).toMatchObject({
      ok: true,
      value: { webhook: { method: 'GET' } },
    });
  });

  test('of which Twilio says nothing is told as that, and keeps others away for as long as it may take effect', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const row = await fetchWebhook(harness, 'sam', ttid);
    harness.network = failing(500, isWebhookUpdate);
    const edit = updateRequest(row, { method: 'GET' });
    expect(await harness.as('sam', 'update', edit)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    harness.network = RELIABLE;
    expect(await harness.as('ada', 'update', edit)).toMatchObject({ failure: { code: 'in-progress' } });
    await harness.time.run(harness.time.sleep(15_000));
    expect(await harness.as('ada', 'update', edit)).toMatchObject({ ok: true });
  });

  test('that Twilio refuses leaves everything as it was', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const row = await fetchWebhook(harness, 'sam', ttid);
    const before = structuredClone(harness.world.webhooks.get(ttid));
    harness.network = failing(400, isWebhookUpdate);
    const answer = await harness.as('sam', 'update', updateRequest(row, { method: 'GET' }));
    expect(answer).toMatchObject({ failure: { code: 'twilio-refused', twilioCode: 20001 } });
    expect(harness.world.webhooks.get(ttid)).toEqual(before);
  });

  test('over which a program writes at the same moment is not told as done', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const row = await fetchWebhook(harness, 'sam', ttid);
    harness.network = async (request, send) => {
      const answer = await send();
      if (isWebhookUpdate(request)) harness.world.updateWebhook(ttid, { events: ['onChannelCreated'] });
      return answer;
    };
    expect(await harness.as('sam', 'update', updateRequest(row, { method: 'GET' }))).toMatchObject({
      failure: { code: 'changed', webhook: { events: ['onChannelCreated'] } },
    });
  });
});

describe('an edit is refused, and nothing is written, for', () => {
  test.each<[string, string, Partial<Webhook>, Partial<Request<'update'>>, Failure]>([
    ['a supervisor of what is global', 'sam', { type: 'global' }, {}, { code: 'not-permitted' }],
    [
      'a name like those of ours',
      'ada',
      {},
      { friendlyName: 'interaction-webhooks 2' },
      { code: 'name-refused', offense: 'reserved' },
    ],
    [
      'a URL outside the allow-list',
      'ada',
      {},
      { destination: 'https://evil.tld/' },
      { code: 'url-refused', offense: 'allow-list' },
    ],
    ['no event at all', 'ada', {}, { events: [] }, { code: 'bad-request', field: 'events' }],
  ])('%s', async (_, identity, details, changes, failure) => {
    const harness = new Harness();
    const ttid = registerForeign(harness, details);
    const before = structuredClone(harness.world.webhooks.get(ttid));
    const row = await fetchWebhook(harness, identity, ttid);
    const edit = updateRequest(row, changes);
    expect(await harness.as(identity, 'update', edit)).toEqual({ ok: false, failure });
    expect(harness.world.webhooks.get(ttid)).toEqual(before);
  });

  test('a webhook that is gone', async () => {
    const harness = new Harness();
    const row = await fetchWebhook(harness, 'sam', registerForeign(harness));
    const answer = await harness.as('sam', 'update', { ...updateRequest(row), ttid: ABSENT_TTID });
    expect(answer).toEqual({ ok: false, failure: { code: 'not-found' } });
  });

  test('everybody while an administrator has switched attaching off', async () => {
    const harness = new Harness();
    const row = await fetchWebhook(harness, 'ada', registerForeign(harness));
    const fields = { Token: harness.tokenOf('ada'), ...formFields<'update'>(updateRequest(row, { method: 'GET' })) };
    const answer = await harness.ask('update', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' });
    expect(answer).toEqual({ ok: false, failure: { code: 'switched-off' } });
  });
});
