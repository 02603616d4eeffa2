import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { formFields } from '../../../src/contract/endpoints';
import { createRequest, OPERATION } from '../../fixtures/console-requests';
import { Harness } from '../../fixtures/harness';
import { failing, isRegister, losingAnswers, RELIABLE } from '../../fixtures/network';

describe('creating a webhook', () => {
  test('registers it for interactions, bound to nothing', async () => {
    const harness = new Harness();
    const answer = await harness.as('sam', 'create', createRequest());
    const [webhook] = [...harness.world.webhooks.values()];
    expect(webhook).toMatchObject({
      type: 'interaction',
      url: 'https://crm.example.com/interaction-events',
      method: 'POST',
      events: ['onParticipantLeft'],
      friendlyName: 'CRM',
    });
    expect(answer).toMatchObject({ ok: true, value: { webhook: { ttid: webhook?.ttid, ours: null } } });
    expect([...harness.world.interactions.values()].map(({ webhookTtid }) => webhookTtid)).toEqual([null, null]);
  });

  test('registers it for the whole instance, for an administrator', async () => {
    const harness = new Harness();
    await harness.as('ada', 'create', createRequest({ type: 'global', method: 'GET', friendlyName: null }));
    expect([...harness.world.webhooks.values()]).toMatchObject([{ type: 'global', method: 'GET', friendlyName: null }]);
  });

  test('takes a typed URL within the allow-list', async () => {
    const harness = new Harness();
    await harness.as('sam', 'create', createRequest({ destination: 'https://HOOKS.example.com/a?key=1' }));
    expect([...harness.world.webhooks.values()]).toMatchObject([{ url: 'https://hooks.example.com/a?key=1' }]);
  });

  test('carries out a submit once, however often it arrives', async () => {
    const harness = new Harness();
    const first = await harness.as('sam', 'create', createRequest());
    expect(await harness.as('sam', 'create', createRequest())).toEqual(first);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('carries out a submit once that arrives twice at the same time', async () => {
    const harness = new Harness();
    const fields = { Token: harness.tokenOf('sam'), ...formFields<'create'>(createRequest()) };
    const answers = await harness.time.run(
      Promise.all([harness.invoke('create', fields), harness.invoke('create', fields)]),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('says so when Twilio does not say whether it was done, and does not do it again under the same id', async () => {
    const harness = new Harness();
    harness.network = losingAnswers(isRegister);
    expect(await harness.as('sam', 'create', createRequest())).toMatchObject({ failure: { code: 'outcome-unknown' } });
    harness.network = RELIABLE;
    await harness.time.run(harness.time.sleep(60_000));
    expect(await harness.as('sam', 'create', createRequest())).toMatchObject({ failure: { code: 'outcome-unknown' } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('may be tried again when Twilio has refused it', async () => {
    const harness = new Harness();
    harness.network = failing(400, isRegister);
    expect(await harness.as('sam', 'create', createRequest())).toMatchObject({ failure: { code: 'twilio-refused' } });
    harness.network = RELIABLE;
    expect(await harness.as('sam', 'create', createRequest())).toMatchObject({ ok: true });
  });
});

describe('creating is refused, and nothing is registered, for', () => {
  test.each([
    ['a supervisor who wants it global', 'sam', { type: 'global' }, { code: 'not-permitted' }],
    [
      'a name like those of ours',
      'ada',
      { friendlyName: 'Interaction-Webhooks of mine' },
      { code: 'name-refused', offense: 'reserved' },
    ],
    [
      'a URL outside the allow-list',
      'ada',
      { destination: 'https://evil.tld/' },
      { code: 'url-refused', offense: 'allow-list' },
    ],
    ['an unknown destination', 'ada', { destination: 'elsewhere' }, { code: 'unknown-destination' }],
  ] as const)('%s', async (_, identity, changes, failure) => {
    const harness = new Harness();
    expect(await harness.as(identity, 'create', createRequest(changes))).toEqual({ ok: false, failure });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test.each([
    ['no event', { events: '' }, 'events.0'],
    ['an event that is not in the catalogue', { events: 'onLunch' }, 'events.0'],
    ['a name of blanks', { friendlyName: '  ' }, 'friendlyName'],
    ['a name that is too long', { friendlyName: 'x'.repeat(101) }, 'friendlyName'],
    ['another method', { method: 'PUT' }, 'method'],
    ['another type', { type: 'local' }, 'type'],
  ])('%s', async (_, changes, field) => {
    const harness = new Harness();
    const fields = { Token: harness.tokenOf('ada'), ...formFields<'create'>(createRequest()), ...changes };
    expect(await harness.ask('create', fields)).toEqual({ ok: false, failure: { code: 'bad-request', field } });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('everybody while an administrator has switched attaching off', async () => {
    const harness = new Harness();
    const fields = {
      Token: harness.tokenOf('ada'),
      ...formFields<'create'>(createRequest({ operationId: OPERATION })),
    };
    const answer = await harness.ask('create', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' });
    expect(answer).toEqual({ ok: false, failure: { code: 'switched-off' } });
    expect(harness.world.webhooks.size).toBe(0);
  });
});
