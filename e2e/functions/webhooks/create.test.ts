import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { allWebhooks } from '../../fixtures/account-state';
import { createRequest } from '../../fixtures/console-requests';
import { Harness } from '../../fixtures/harness';
import { failing, isRegister, losingAnswers, RELIABLE } from '../../fixtures/network';

describe('creating a webhook', () => {
  test('registers it for interactions, bound to none', async () => {
    const harness = new Harness();
    const answer = await harness.as('sam', 'create', createRequest());
    const [webhook] = allWebhooks(harness);
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
    expect(allWebhooks(harness)).toMatchObject([{ type: 'global', method: 'GET', friendlyName: null }]);
  });

  test('accepts a typed URL within the allowlist', async () => {
    const harness = new Harness();
    await harness.as('sam', 'create', createRequest({ destination: 'https://HOOKS.example.com/a?key=1' }));
    expect(allWebhooks(harness)).toMatchObject([{ url: 'https://hooks.example.com/a?key=1' }]);
  });

  test('carries out a submit once, however often it arrives', async () => {
    const harness = new Harness();
    const request = createRequest();
    const first = await harness.as('sam', 'create', request);
    expect(await harness.as('sam', 'create', request)).toEqual(first);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('carries out a submit once that arrives twice at the same time', async () => {
    const harness = new Harness();
    const fields = harness.fieldsOf('sam', createRequest());
    const answers = await harness.time.run(
      Promise.all([harness.invoke('create', fields), harness.invoke('create', fields)]),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test.each([
    ['another person', 'ada', {}],
    ['another destination', 'sam', { destination: 'quality' }],
    ['another name', 'sam', { friendlyName: 'Other' }],
  ])('refuses %s under an operation ID that was used, and does not show the webhook', async (_, identity, changes) => {
    const harness = new Harness();
    const request = createRequest();
    await harness.as('sam', 'create', request);
    expect(await harness.as(identity, 'create', { ...request, ...changes })).toEqual({
      ok: false,
      failure: { code: 'operation-reused' },
    });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('reports an unknown outcome if Twilio’s answer is lost, and does not repeat that operation', async () => {
    const harness = new Harness();
    const request = createRequest();
    harness.network = losingAnswers(isRegister);
    expect(await harness.as('sam', 'create', request)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    harness.network = RELIABLE;
    await harness.pass(60_000);
    expect(await harness.as('sam', 'create', request)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('can be repeated after Twilio refused it', async () => {
    const harness = new Harness();
    const request = createRequest();
    harness.network = failing(400, isRegister);
    expect(await harness.as('sam', 'create', request)).toMatchObject({ failure: { code: 'twilio-refused' } });
    harness.network = RELIABLE;
    expect(await harness.as('sam', 'create', request)).toMatchObject({ ok: true });
  });
});

describe('creating is refused, and no webhook is registered, for', () => {
  test.each([
    ['a global webhook of a supervisor', 'sam', { type: 'global' }, { code: 'not-permitted' }],
    [
      'a name that begins like this plugin’s names',
      'ada',
      { friendlyName: 'Interaction-Webhooks of mine' },
      { code: 'name-refused', offense: 'reserved' },
    ],
    [
      'a URL outside the allowlist',
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
    ['an event that is not in the catalog', { events: 'onLunch' }, 'events.0'],
    ['a name of spaces', { friendlyName: '  ' }, 'friendlyName'],
    ['a name that is too long', { friendlyName: 'x'.repeat(101) }, 'friendlyName'],
    ['an unknown method', { method: 'PUT' }, 'method'],
    ['an unknown type', { type: 'local' }, 'type'],
  ])('%s', async (_, changes, field) => {
    const harness = new Harness();
    const fields = { ...harness.fieldsOf('ada', createRequest()), ...changes };
    expect(await harness.ask('create', fields)).toEqual({ ok: false, failure: { code: 'bad-request', field } });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('everyone while an administrator has switched attaching off', async () => {
    const harness = new Harness();
    const fields = harness.fieldsOf('ada', createRequest());
    const answer = await harness.ask('create', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' });
    expect(answer).toEqual({ ok: false, failure: { code: 'switched-off' } });
    expect(harness.world.webhooks.size).toBe(0);
  });
});
