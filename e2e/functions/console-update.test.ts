import { formatFriendlyName } from '../../functions/lib/attachment/friendly-name';
import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import type { Webhook } from '../../local/world/model';
import { formFields, type Request } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { editOf, opened } from './console';
import { registered } from './foreign';
import { changingWebhook, refusing, UNTROUBLED, unanswered } from './network';
import { Stage } from './stage';
import { ABSENT_TTID, aliceSubject } from './subjects';

const ourName = (stage: Stage) =>
  formatFriendlyName({
    interaction: aliceSubject(stage).interactionSid,
    createdAt: Date.UTC(2025, 11, 31),
    nonce: '00000000000000ff',
  });

describe('an edit', () => {
  test('changes what the person changed and nothing else, and answers with what is there now', async () => {
    const stage = new Stage();
    const ttid = registered(stage, { events: ['onLunch', 'onParticipantLeft'] });
    const before = stage.world.webhooks.get(ttid);
    const events = ['onParticipantJoined'] as const;
    const edited = await stage.as('sam', 'update', editOf(await opened(stage, 'sam', ttid), { events: [...events] }));
    expect(stage.world.webhooks.get(ttid)).toEqual({ ...before, events: ['onLunch', ...events] });
    expect(edited).toEqual({ ok: true, value: { webhook: await opened(stage, 'sam', ttid) } });
  });

  test('changes the address when it was retyped, the method and the name', async () => {
    const stage = new Stage();
    const ttid = registered(stage, { type: 'global' });
    const changes = { destination: 'https://new.example.com/', method: 'GET', friendlyName: 'New' } as const;
    await stage.as('ada', 'update', editOf(await opened(stage, 'ada', ttid), changes));
    expect(stage.world.webhooks.get(ttid)).toMatchObject({
      url: 'https://new.example.com/',
      method: 'GET',
      friendlyName: 'New',
      type: 'global',
    });
  });

  test('may leave a webhook with nothing but events that we do not know', async () => {
    const stage = new Stage();
    const ttid = registered(stage, { events: ['onLunch', 'onParticipantLeft'] });
    await stage.as('sam', 'update', editOf(await opened(stage, 'sam', ttid), { events: [] }));
    expect(stage.world.webhooks.get(ttid)?.events).toEqual(['onLunch']);
  });

  test('of one of ours keeps its name and what is bound', async () => {
    const stage = new Stage();
    const ttid = registered(stage, { friendlyName: ourName(stage) });
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, ttid);
    const row = await opened(stage, 'sam', ttid);
    expect(await stage.as('sam', 'update', editOf(row, { friendlyName: 'Mine' }))).toEqual({
      ok: false,
      failure: { code: 'name-refused', offense: 'fixed' },
    });
    expect(await stage.as('sam', 'update', editOf(row, { method: 'GET' }))).toMatchObject({ ok: true });
    expect(stage.world.webhooks.get(ttid)).toMatchObject({ method: 'GET', friendlyName: ourName(stage) });
    expect(stage.world.interactions.get(aliceSubject(stage).interactionSid)?.webhookTtid).toBe(ttid);
  });

  test('of one that sends to the inspector keeps its method, the only one that the inspector takes', async () => {
    const stage = new Stage();
    const url = `https://${FUNCTION_VARIABLES.DOMAIN_NAME}/events/receive?a=${'0'.repeat(32)}`;
    const row = await opened(stage, 'sam', registered(stage, { url, friendlyName: ourName(stage) }));
    expect(await stage.as('sam', 'update', editOf(row, { method: 'GET' }))).toEqual({
      ok: false,
      failure: { code: 'bad-request', field: 'method' },
    });
    expect(await stage.as('sam', 'update', editOf(row, { events: ['onParticipantJoined'] }))).toMatchObject({
      ok: true,
    });
  });

  test('writes nothing over what somebody changed meanwhile, and shows it', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const row = await opened(stage, 'sam', ttid);
    // Only the hidden part of the address has changed.
    stage.world.updateWebhook(ttid, { url: 'https://other.example.com/in?key=other' });
    const answer = await stage.as('sam', 'update', editOf(row, { method: 'GET' }));
    expect(answer).toEqual({ ok: false, failure: { code: 'changed', webhook: await opened(stage, 'sam', ttid) } });
    expect(stage.world.webhooks.get(ttid)?.method).toBe('POST');
  });

  test('of two at the same moment lets one through', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const row = await opened(stage, 'sam', ttid);
    const fields = (identity: string, method: 'GET' | 'POST', friendlyName: string) => ({
      Token: stage.tokenOf(identity),
      ...formFields<'update'>(editOf(row, { method, friendlyName })),
    });
    const answers = await stage.time.run(
      Promise.all([
        stage.invoke('update', fields('sam', 'GET', 'Sam')),
        stage.invoke('update', fields('ada', 'POST', 'Ada')),
      ]),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const [winner] = answers.map(({ statusCode }) => statusCode === 200);
    expect(stage.world.webhooks.get(ttid)?.friendlyName).toBe(winner ? 'Sam' : 'Ada');
  });

  test('is possible again soon after one whose function died', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const row = await opened(stage, 'sam', ttid);
    const dead = stage.instance((request, send) => (changingWebhook(request) ? new Promise(() => undefined) : send()));
    void stage.invoke(
      'update',
      { Token: stage.tokenOf('sam'), ...formFields<'update'>(editOf(row, { method: 'GET' })) },
      FUNCTION_VARIABLES,
      dead,
    );
    await stage.time.run(stage.time.sleep(2_000));
    const again = () => stage.as('ada', 'update', editOf(row, { method: 'GET' }));
    expect(await again()).toMatchObject({ failure: { code: 'in-progress', retryAfterMs: 2_000 } });
    await stage.time.run(stage.time.sleep(15_000));
    expect(await again()).toMatchObject({ ok: true });
  });

  test('that took effect without an answer counts as done', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const row = await opened(stage, 'sam', ttid);
    stage.network = unanswered(changingWebhook);
    expect(await stage.as('sam', 'update', editOf(row, { method: 'GET' }))).toMatchObject({
      ok: true,
      value: { webhook: { method: 'GET' } },
    });
  });

  test('of which Twilio says nothing is told as that, and keeps others away for as long as it may take effect', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const row = await opened(stage, 'sam', ttid);
    stage.network = refusing(500, changingWebhook);
    const edit = editOf(row, { method: 'GET' });
    expect(await stage.as('sam', 'update', edit)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    stage.network = UNTROUBLED;
    expect(await stage.as('ada', 'update', edit)).toMatchObject({ failure: { code: 'in-progress' } });
    await stage.time.run(stage.time.sleep(15_000));
    expect(await stage.as('ada', 'update', edit)).toMatchObject({ ok: true });
  });

  test('that Twilio refuses leaves everything as it was', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const row = await opened(stage, 'sam', ttid);
    const before = structuredClone(stage.world.webhooks.get(ttid));
    stage.network = refusing(400, changingWebhook);
    const answer = await stage.as('sam', 'update', editOf(row, { method: 'GET' }));
    expect(answer).toMatchObject({ failure: { code: 'twilio-refused', twilioCode: 20001 } });
    expect(stage.world.webhooks.get(ttid)).toEqual(before);
  });

  test('over which a program writes at the same moment is not told as done', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const row = await opened(stage, 'sam', ttid);
    stage.network = async (request, send) => {
      const answer = await send();
      if (changingWebhook(request)) stage.world.updateWebhook(ttid, { events: ['onChannelCreated'] });
      return answer;
    };
    expect(await stage.as('sam', 'update', editOf(row, { method: 'GET' }))).toMatchObject({
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
    const stage = new Stage();
    const ttid = registered(stage, details);
    const before = structuredClone(stage.world.webhooks.get(ttid));
    const row = await opened(stage, identity, ttid);
    const edit = editOf(row, changes);
    expect(await stage.as(identity, 'update', edit)).toEqual({ ok: false, failure });
    expect(stage.world.webhooks.get(ttid)).toEqual(before);
  });

  test('a webhook that is gone', async () => {
    const stage = new Stage();
    const row = await opened(stage, 'sam', registered(stage));
    const answer = await stage.as('sam', 'update', { ...editOf(row), ttid: ABSENT_TTID });
    expect(answer).toEqual({ ok: false, failure: { code: 'not-found' } });
  });

  test('everybody while an administrator has switched attaching off', async () => {
    const stage = new Stage();
    const row = await opened(stage, 'ada', registered(stage));
    const fields = { Token: stage.tokenOf('ada'), ...formFields<'update'>(editOf(row, { method: 'GET' })) };
    const answer = await stage.ask('update', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' });
    expect(answer).toEqual({ ok: false, failure: { code: 'switched-off' } });
  });
});
