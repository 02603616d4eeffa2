import { parseFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Request } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { ChannelSid, InteractionSid, TaskSid, Ttid } from '../../../src/contract/sids';
import { attachInspector } from '../../fixtures/attachments';
import { Harness } from '../../fixtures/harness';
import { absentSid, aliceSubject, bobSubject } from '../../fixtures/subjects';

const OPERATION = '00000000-0000-4000-8000-000000000001';

const attachRequest = (harness: Harness, changes: Partial<Request<'attach'>> = {}): Request<'attach'> => ({
  ...aliceSubject(harness),
  destination: 'crm',
  events: [...LIVE_EVENTS],
  seenTtid: null,
  operationId: OPERATION,
  ...changes,
});

const untouched = (harness: Harness) => {
  expect([...harness.world.webhooks]).toEqual([]);
  expect([...harness.world.interactions.values()].map(({ webhookTtid }) => webhookTtid)).toEqual([null, null]);
};

describe('attach', () => {
  test('registers a webhook for this interaction alone and binds it', async () => {
    const harness = new Harness();
    const result = await harness.as('alice', 'attach', attachRequest(harness));

    const [webhook] = [...harness.world.webhooks.values()];
    expect(webhook).toMatchObject({
      type: 'interaction',
      url: 'https://crm.example.com/interaction-events',
      method: 'POST',
      events: LIVE_EVENTS,
    });
    expect(parseFriendlyName(webhook?.friendlyName ?? null)).toMatchObject({
      interaction: aliceSubject(harness).interactionSid,
    });
    expect(harness.world.interactions.get(aliceSubject(harness).interactionSid)?.webhookTtid).toBe(webhook?.ttid);
    expect(result).toEqual({
      ok: true,
      value: {
        binding: {
          state: 'attached',
          ttid: webhook?.ttid,
          destination: { key: 'crm', label: 'CRM' },
          host: null,
          events: LIVE_EVENTS,
          attachedBy: 'alice',
          attachedAt: new Date(harness.time.now()).toISOString(),
          timeline: null,
        },
      },
    });
    expect(harness.sent.filter(({ url }) => /\/Services\/default\//.test(url))).toEqual([]);
  });

  test('tells the same as whoever looks afterwards, at whatever moment of a second', async () => {
    const harness = new Harness();
    await harness.time.run(harness.time.sleep(120));
    const attaching = await harness.as('alice', 'attach', attachRequest(harness));
    if (!attaching.ok) throw new Error(attaching.failure.code);
    expect(await harness.as('alice', 'status', aliceSubject(harness))).toMatchObject({ value: attaching.value });
  });

  test('takes four calls in sequence cold and three warm, once the account has its map of records', async () => {
    const harness = new Harness();
    await harness.as('bob', 'attach', attachRequest(harness, bobSubject(harness)));
    const depths: number[] = [];
    harness.network = async (_, send) => {
      const sentAt = harness.time.now();
      await harness.time.sleep(100);
      depths.push(sentAt);
      return send();
    };

    await harness.as('alice', 'attach', attachRequest(harness));
    expect(new Set(depths).size).toBe(4);

    const again = await harness.as('alice', 'status', aliceSubject(harness));
    if (!again.ok || again.value.binding.state !== 'attached') throw new Error('not attached');
    const { ttid } = again.value.binding;
    await harness.as('alice', 'detach', { ...aliceSubject(harness), ttid, operationId: OPERATION });
    depths.length = 0;
    await harness.as('alice', 'attach', attachRequest(harness, { operationId: OPERATION.replace('1', '2') }));
    expect(new Set(depths).size).toBe(3);
  });

  test('lets a supervisor attach on anybody’s task', async () => {
    const harness = new Harness();
    const result = await harness.as('sam', 'attach', attachRequest(harness, bobSubject(harness)));
    expect(result).toMatchObject({ ok: true, value: { binding: { state: 'attached', attachedBy: 'sam' } } });
  });

  test('carries out a submit once, however often it arrives', async () => {
    const harness = new Harness();
    const first = await harness.as('alice', 'attach', attachRequest(harness));
    const second = await harness.as('alice', 'attach', attachRequest(harness));
    expect(second).toEqual(first);
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('says what is bound now when that is not what the browser saw', async () => {
    const harness = new Harness();
    await harness.as('sam', 'attach', attachRequest(harness));
    const result = await harness.as(
      'alice',
      'attach',
      attachRequest(harness, { operationId: OPERATION.replace('1', '2') }),
    );
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'conflict', binding: { state: 'attached', attachedBy: 'sam' } },
    });
    expect(harness.world.webhooks.size).toBe(1);
  });

  test('binds over a ttid whose webhook is gone', async () => {
    const harness = new Harness();
    const gone = harness.world.registerWebhook({
      type: 'interaction',
      url: 'https://other.example.com/',
      method: 'POST',
      events: [],
      friendlyName: null,
    });
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, gone.ttid);
    harness.world.deleteWebhook(gone.ttid);
    const result = await harness.as('alice', 'attach', attachRequest(harness, { seenTtid: gone.ttid as Ttid }));
    expect(result).toMatchObject({ ok: true, value: { binding: { state: 'attached' } } });
  });

  test('leaves nothing behind when two people attach at once, and tells the slower one who won', async () => {
    const harness = new Harness();
    const fields = (identity: string, operationId: string) => ({
      Token: harness.tokenOf(identity),
      taskSid: aliceSubject(harness).taskSid,
      interactionSid: aliceSubject(harness).interactionSid,
      channelSid: aliceSubject(harness).channelSid,
      destination: 'crm',
      events: LIVE_EVENTS.join(','),
      seenTtid: '',
      operationId,
    });
    const answers = await harness.time.run(
      Promise.all([
        harness.invoke('attach', fields('alice', OPERATION)),
        harness.invoke('attach', fields('sam', OPERATION.replace('1', '2'))),
      ]),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(harness.world.webhooks.size).toBe(1);
    const [webhook] = [...harness.world.webhooks.values()];
    expect(harness.world.interactions.get(aliceSubject(harness).interactionSid)?.webhookTtid).toBe(webhook?.ttid);
  });
});

describe('attach refuses, and neither registers nor binds anything, for', () => {
  const refused = async (fields: (harness: Harness) => Record<string, string>, failure: object) => {
    const harness = new Harness();
    const request = attachRequest(harness);
    const defaults = {
      Token: harness.tokenOf('alice'),
      ...aliceSubject(harness),
      destination: request.destination,
      events: request.events.join(','),
      seenTtid: '',
      operationId: OPERATION,
    };
    expect(await harness.ask('attach', { ...defaults, ...fields(harness) })).toEqual({ ok: false, failure });
    untouched(harness);
  };

  test.each<[string, (harness: Harness) => Record<string, string>, object]>([
    ['an unknown destination', () => ({ destination: 'elsewhere' }), { code: 'unknown-destination' }],
    ['no destination', () => ({ destination: '' }), { code: 'bad-request', field: 'destination' }],
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
    ['a malformed operation id', () => ({ operationId: '1' }), { code: 'bad-request', field: 'operationId' }],
    ['no token', () => ({ Token: '' }), { code: 'unauthenticated' }],
    ['a forged token', (harness) => ({ Token: `${harness.tokenOf('alice')}x` }), { code: 'unauthenticated' }],
    [
      'an interaction that does not exist',
      () => ({ interactionSid: absentSid<InteractionSid>('KD') }),
      { code: 'not-found' },
    ],
    ['a channel that does not exist', () => ({ channelSid: absentSid<ChannelSid>('UO') }), { code: 'not-found' }],
    ['a task that does not exist', () => ({ taskSid: absentSid<TaskSid>('WT') }), { code: 'not-found' }],
    ['a task that is a colleague’s', (harness) => ({ ...bobSubject(harness) }), { code: 'not-found' }],
    [
      'an own task whose attributes name a colleague’s interaction',
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
  ])('%s', (_, fields, failure) => refused(fields, failure));

  test('a token that has expired', async () => {
    const harness = new Harness();
    const Token = harness.tokenOf('alice');
    await harness.time.run(harness.time.sleep(3_600_001));
    const { events, ...request } = attachRequest(harness);
    const fields = { ...request, events: events.join(','), seenTtid: '', Token };
    expect(await harness.ask('attach', fields)).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
    untouched(harness);
  });

  test('an agent who is wrapping up, though they may still detach', async () => {
    const harness = new Harness();
    const { ttid } = await attachInspector(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    const result = await harness.as('alice', 'attach', attachRequest(harness, { seenTtid: ttid }));
    expect(result).toEqual({ ok: false, failure: { code: 'not-found' } });
    expect([...harness.world.webhooks.keys()]).toEqual([ttid]);
  });

  test('an agent who has left the interaction', async () => {
    const harness = new Harness();
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    const result = await harness.as('alice', 'attach', attachRequest(harness));
    expect(result).toEqual({ ok: false, failure: { code: 'not-found' } });
    untouched(harness);
  });

  test('functions that lack a setting, naming it', async () => {
    const harness = new Harness();
    const { RECORDS_SYNC_SERVICE_SID: _, ...variables } = FUNCTION_VARIABLES;
    const result = await harness.ask('status', {}, variables);
    expect(result).toEqual({ ok: false, failure: { code: 'misconfigured', variable: 'RECORDS_SYNC_SERVICE_SID' } });
  });
});
