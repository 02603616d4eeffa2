import { parseFriendlyName } from '../../functions/lib/attachment/friendly-name';
import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import type { Request } from '../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { ChannelSid, InteractionSid, TaskSid, Ttid } from '../../src/contract/sids';
import { attached } from './attaching';
import { Stage } from './stage';
import { absent, aliceSubject, bobSubject } from './subjects';

const OPERATION = '00000000-0000-4000-8000-000000000001';

const attachRequest = (stage: Stage, changes: Partial<Request<'attach'>> = {}): Request<'attach'> => ({
  ...aliceSubject(stage),
  destination: 'crm',
  events: [...LIVE_EVENTS],
  seenTtid: null,
  operationId: OPERATION,
  ...changes,
});

const untouched = (stage: Stage) => {
  expect([...stage.world.webhooks]).toEqual([]);
  expect([...stage.world.interactions.values()].map(({ webhookTtid }) => webhookTtid)).toEqual([null, null]);
};

describe('attach', () => {
  test('registers a webhook for this interaction alone and binds it', async () => {
    const stage = new Stage();
    const result = await stage.as('alice', 'attach', attachRequest(stage));

    const [webhook] = [...stage.world.webhooks.values()];
    expect(webhook).toMatchObject({
      type: 'interaction',
      url: 'https://crm.example.com/interaction-events',
      method: 'POST',
      events: LIVE_EVENTS,
    });
    expect(parseFriendlyName(webhook?.friendlyName ?? null)).toMatchObject({
      interaction: aliceSubject(stage).interactionSid,
    });
    expect(stage.world.interactions.get(aliceSubject(stage).interactionSid)?.webhookTtid).toBe(webhook?.ttid);
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
          attachedAt: new Date(stage.time.now()).toISOString(),
          timeline: null,
        },
      },
    });
    expect(stage.sent.filter(({ url }) => /\/Services\/default\//.test(url))).toEqual([]);
  });

  test('tells the same as whoever looks afterwards, at whatever moment of a second', async () => {
    const stage = new Stage();
    await stage.time.run(stage.time.sleep(120));
    const attaching = await stage.as('alice', 'attach', attachRequest(stage));
    if (!attaching.ok) throw new Error(attaching.failure.code);
    expect(await stage.as('alice', 'status', aliceSubject(stage))).toMatchObject({ value: attaching.value });
  });

  test('takes four calls in sequence cold and three warm, once the account has its map of records', async () => {
    const stage = new Stage();
    await stage.as('bob', 'attach', attachRequest(stage, bobSubject(stage)));
    const depths: number[] = [];
    stage.network = async (_, send) => {
      const sentAt = stage.time.now();
      await stage.time.sleep(100);
      depths.push(sentAt);
      return send();
    };

    await stage.as('alice', 'attach', attachRequest(stage));
    expect(new Set(depths).size).toBe(4);

    const again = await stage.as('alice', 'status', aliceSubject(stage));
    if (!again.ok || again.value.binding.state !== 'attached') throw new Error('not attached');
    const { ttid } = again.value.binding;
    await stage.as('alice', 'detach', { ...aliceSubject(stage), ttid, operationId: OPERATION });
    depths.length = 0;
    await stage.as('alice', 'attach', attachRequest(stage, { operationId: OPERATION.replace('1', '2') }));
    expect(new Set(depths).size).toBe(3);
  });

  test('lets a supervisor attach on anybody’s task', async () => {
    const stage = new Stage();
    const result = await stage.as('sam', 'attach', attachRequest(stage, bobSubject(stage)));
    expect(result).toMatchObject({ ok: true, value: { binding: { state: 'attached', attachedBy: 'sam' } } });
  });

  test('carries out a submit once, however often it arrives', async () => {
    const stage = new Stage();
    const first = await stage.as('alice', 'attach', attachRequest(stage));
    const second = await stage.as('alice', 'attach', attachRequest(stage));
    expect(second).toEqual(first);
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('says what is bound now when that is not what the browser saw', async () => {
    const stage = new Stage();
    await stage.as('sam', 'attach', attachRequest(stage));
    const result = await stage.as(
      'alice',
      'attach',
      attachRequest(stage, { operationId: OPERATION.replace('1', '2') }),
    );
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'conflict', binding: { state: 'attached', attachedBy: 'sam' } },
    });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('binds over a ttid whose webhook is gone', async () => {
    const stage = new Stage();
    const gone = stage.world.registerWebhook({
      type: 'interaction',
      url: 'https://other.example.com/',
      method: 'POST',
      events: [],
      friendlyName: null,
    });
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, gone.ttid);
    stage.world.deleteWebhook(gone.ttid);
    const result = await stage.as('alice', 'attach', attachRequest(stage, { seenTtid: gone.ttid as Ttid }));
    expect(result).toMatchObject({ ok: true, value: { binding: { state: 'attached' } } });
  });

  test('leaves nothing behind when two people attach at once, and tells the slower one who won', async () => {
    const stage = new Stage();
    const fields = (identity: string, operationId: string) => ({
      Token: stage.tokenOf(identity),
      taskSid: aliceSubject(stage).taskSid,
      interactionSid: aliceSubject(stage).interactionSid,
      channelSid: aliceSubject(stage).channelSid,
      destination: 'crm',
      events: LIVE_EVENTS.join(','),
      seenTtid: '',
      operationId,
    });
    const answers = await stage.time.run(
      Promise.all([
        stage.invoke('attach', fields('alice', OPERATION)),
        stage.invoke('attach', fields('sam', OPERATION.replace('1', '2'))),
      ]),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(stage.world.webhooks.size).toBe(1);
    const [webhook] = [...stage.world.webhooks.values()];
    expect(stage.world.interactions.get(aliceSubject(stage).interactionSid)?.webhookTtid).toBe(webhook?.ttid);
  });
});

describe('attach refuses, and neither registers nor binds anything, for', () => {
  const refused = async (fields: (stage: Stage) => Record<string, string>, failure: object) => {
    const stage = new Stage();
    const request = attachRequest(stage);
    const defaults = {
      Token: stage.tokenOf('alice'),
      ...aliceSubject(stage),
      destination: request.destination,
      events: request.events.join(','),
      seenTtid: '',
      operationId: OPERATION,
    };
    expect(await stage.ask('attach', { ...defaults, ...fields(stage) })).toEqual({ ok: false, failure });
    untouched(stage);
  };

  test.each<[string, (stage: Stage) => Record<string, string>, object]>([
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
    ['a forged token', (stage) => ({ Token: `${stage.tokenOf('alice')}x` }), { code: 'unauthenticated' }],
    [
      'an interaction that does not exist',
      () => ({ interactionSid: absent<InteractionSid>('KD') }),
      { code: 'not-found' },
    ],
    ['a channel that does not exist', () => ({ channelSid: absent<ChannelSid>('UO') }), { code: 'not-found' }],
    ['a task that does not exist', () => ({ taskSid: absent<TaskSid>('WT') }), { code: 'not-found' }],
    ['a task that is a colleague’s', (stage) => ({ ...bobSubject(stage) }), { code: 'not-found' }],
    [
      'an own task whose attributes name a colleague’s interaction',
      (stage) => ({ ...bobSubject(stage), taskSid: aliceSubject(stage).taskSid }),
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
    const stage = new Stage();
    const Token = stage.tokenOf('alice');
    await stage.time.run(stage.time.sleep(3_600_001));
    const { events, ...request } = attachRequest(stage);
    const fields = { ...request, events: events.join(','), seenTtid: '', Token };
    expect(await stage.ask('attach', fields)).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
    untouched(stage);
  });

  test('an agent who is wrapping up, though they may still detach', async () => {
    const stage = new Stage();
    const { ttid } = await attached(stage);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    const result = await stage.as('alice', 'attach', attachRequest(stage, { seenTtid: ttid }));
    expect(result).toEqual({ ok: false, failure: { code: 'not-found' } });
    expect([...stage.world.webhooks.keys()]).toEqual([ttid]);
  });

  test('an agent who has left the interaction', async () => {
    const stage = new Stage();
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    const result = await stage.as('alice', 'attach', attachRequest(stage));
    expect(result).toEqual({ ok: false, failure: { code: 'not-found' } });
    untouched(stage);
  });

  test('functions that lack a setting, naming it', async () => {
    const stage = new Stage();
    const { RECORDS_SYNC_SERVICE_SID: _, ...variables } = FUNCTION_VARIABLES;
    const result = await stage.ask('status', {}, variables);
    expect(result).toEqual({ ok: false, failure: { code: 'misconfigured', variable: 'RECORDS_SYNC_SERVICE_SID' } });
  });
});
