import { fail, ok } from '../../../src/contract/result';
import type { ChannelSid, InstanceSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import { flexApi } from './flex';
import { UNCLEAR } from './http';

const zeros = '0'.repeat(31);
const INSTANCE = `GO${zeros}1` as InstanceSid;
const INTERACTION = `KD${zeros}a` as InteractionSid;
const CHANNEL = `UO${zeros}b` as ChannelSid;
const TTID = 'flex_interactionwebhook_01jke8' as Ttid;
const OTHER_INTERACTION = `KD${zeros}c`;
const OTHER_CHANNEL = `UO${zeros}d`;
const TASK = `WT${zeros}e`;

/** Flex's API at a Twilio that gives this answer to every request. */
const answering = (body: unknown) => flexApi(async () => ({ ok: true, value: body, answeredAt: 0 }));

const upperDigits = (sid: string) => `${sid.slice(0, 2)}${sid.slice(2).toUpperCase()}`;

const FIELDS = { url: 'https://crm.example.com', method: 'POST', events: [], friendlyName: null } as const;
const WEBHOOK = {
  ttid: TTID,
  instance_sid: INSTANCE,
  webhook_url: FIELDS.url,
  webhook_method: 'POST',
  webhook_events: [],
  type: 'interaction',
};

describe.each([
  ['fetching', (body: unknown) => answering(body).fetchInteraction(INTERACTION)],
  ['binding', (body: unknown) => answering(body).bindWebhook(INTERACTION, TTID)],
])('%s an interaction', (_, ask) => {
  test('returns what is bound to it, in one spelling', async () => {
    const answer = { sid: upperDigits(INTERACTION), webhook_ttid: TTID.toUpperCase() };
    expect(await ask(answer)).toEqual(ok({ webhookTtid: TTID }));
  });

  test.each([
    ['another interaction', { sid: OTHER_INTERACTION, webhook_ttid: TTID }],
    ['none', { webhook_ttid: TTID }],
  ])('is unclear after an answer about %s', async (__, body) => {
    expect(await ask(body)).toEqual(fail(UNCLEAR));
  });
});

describe.each([
  ['fetching', (body: unknown) => answering(body).fetchWebhook(INSTANCE, TTID)],
  ['updating', (body: unknown) => answering(body).updateWebhook(INSTANCE, TTID, FIELDS)],
])('%s a webhook', (_, ask) => {
  test.each([
    ['as it is', WEBHOOK],
    ['in another spelling', { ...WEBHOOK, ttid: TTID.toUpperCase(), instance_sid: upperDigits(INSTANCE) }],
    ['without an instance', { ...WEBHOOK, instance_sid: undefined }],
  ])('returns it %s', async (__, body) => {
    expect(await ask(body)).toMatchObject({ ok: true, value: { ttid: TTID, ...FIELDS } });
  });

  test.each([
    ['another webhook', { ...WEBHOOK, ttid: `${TTID}0` }],
    ['a webhook of another instance', { ...WEBHOOK, instance_sid: `GO${zeros}2` }],
  ])('is unclear after an answer about %s', async (__, body) => {
    expect(await ask(body)).toEqual(fail(UNCLEAR));
  });
});

describe('registering a webhook', () => {
  const NAMED = { ...WEBHOOK, friendly_name: 'CRM' };
  const register = (body: unknown, friendlyName: string | null = 'CRM') =>
    answering(body).registerWebhook(INSTANCE, { type: 'interaction', ...FIELDS, friendlyName });

  test('returns it, with the name that it was given, or any name if it was given none', async () => {
    expect(await register(NAMED)).toMatchObject({ ok: true, value: { ttid: TTID, friendlyName: 'CRM' } });
    expect(await register(WEBHOOK, null)).toMatchObject({ ok: true, value: { ttid: TTID } });
    expect(await register(NAMED, null)).toMatchObject({ ok: true, value: { ttid: TTID } });
  });

  test.each([
    ['with another name', { ...NAMED, friendly_name: 'Other' }],
    ['without a name', WEBHOOK],
    ['of another type', { ...NAMED, type: 'global' }],
    ['of another instance', { ...NAMED, instance_sid: `GO${zeros}2` }],
  ])('is unclear after an answer about a webhook %s', async (_, body) => {
    expect(await register(body)).toEqual(fail(UNCLEAR));
  });
});

describe('the participants of a channel', () => {
  const own = { interaction_sid: INTERACTION, channel_sid: CHANNEL, routing_properties: { task_sid: TASK } };
  const list = (...participants: unknown[]) => answering({ participants }).listParticipants(INTERACTION, CHANNEL);

  test('are those of the requested interaction and channel, in any spelling', async () => {
    const respelled = { ...own, interaction_sid: upperDigits(INTERACTION), channel_sid: upperDigits(CHANNEL) };
    const elsewhere = { ...own, interaction_sid: OTHER_INTERACTION };
    const expected = { taskSid: TASK, workerSid: null };
    expect(await list(own, respelled, elsewhere)).toEqual(ok([expected, expected]));
  });

  test.each([
    ['another interaction', { interaction_sid: OTHER_INTERACTION }],
    ['another channel', { channel_sid: OTHER_CHANNEL }],
    ['an unnamed interaction', { interaction_sid: undefined }],
    ['an unnamed channel', { channel_sid: null }],
    ['an unreadable interaction', { interaction_sid: INTERACTION.toLowerCase() }],
  ])('do not exist if all belong to %s', async (_, details) => {
    expect(await list({ ...own, ...details })).toEqual(ok(null));
  });

  test('may be none', async () => {
    expect(await list()).toEqual(ok([]));
  });

  test.each([
    ['null', null],
    ['a text', 'participant'],
    ['a list', [own]],
    ['one with unreadable fields', { interaction_sid: 1, channel_sid: {} }],
  ])('are readable beside a row that is %s', async (_, row) => {
    expect(await list(row, own)).toEqual(ok([{ taskSid: TASK, workerSid: null }]));
  });

  test('have no task if their routing cannot be read', async () => {
    expect(await list({ ...own, routing_properties: TASK })).toEqual(ok([{ taskSid: null, workerSid: null }]));
  });

  test('do not exist if no row can be read', async () => {
    expect(await list(null)).toEqual(ok(null));
  });
});

describe('the channels of an interaction', () => {
  const own = { sid: CHANNEL, interaction_sid: INTERACTION, status: 'closed' };
  const list = (...channels: unknown[]) => answering({ channels }).listChannels(INTERACTION);

  test('are those that name it, in any spelling', async () => {
    const respelled = { ...own, interaction_sid: upperDigits(INTERACTION) };
    const elsewhere = { ...own, interaction_sid: OTHER_INTERACTION, status: 'active' };
    const expected = { sid: CHANNEL, status: 'closed' };
    expect(await list(own, respelled, elsewhere)).toEqual(ok([expected, expected]));
  });

  test('are unclear if all belong to another interaction, so that this one does not look ended', async () => {
    expect(await list({ ...own, interaction_sid: OTHER_INTERACTION })).toEqual(fail(UNCLEAR));
  });

  test.each([
    ['null', null],
    ['a text', 'closed'],
    ['a list', [own]],
    ['one of an unnamed interaction', { ...own, interaction_sid: undefined }],
    ['one of an unreadable interaction', { ...own, interaction_sid: 'KD' }],
  ])('have an unknown status if a row is %s', async (_, row) => {
    const expected = [
      { sid: null, status: null },
      { sid: CHANNEL, status: 'closed' },
    ];
    expect(await list(row, own)).toEqual(ok(expected));
  });

  test.each([
    ['status', { status: undefined }, { sid: CHANNEL, status: null }],
    ['status', { status: 1 }, { sid: CHANNEL, status: null }],
    ['SID', { sid: null }, { sid: null, status: 'closed' }],
  ])('keep what is known if their %s cannot be read', async (_, details, expected) => {
    expect(await list({ ...own, ...details })).toEqual(ok([expected]));
  });

  test('may be none', async () => {
    expect(await list()).toEqual(ok([]));
  });
});

describe('a list of webhooks', () => {
  const list = async (...data: unknown[]) => {
    const listed = await answering({ data, meta: {} }).listWebhooks(INSTANCE, 'interaction', null);
    return listed.ok ? listed.value.webhooks : null;
  };

  test.each([
    ['of another instance', { ...WEBHOOK, instance_sid: `GO${zeros}2` }],
    ['of another instance, and unreadable', { ttid: TTID, instance_sid: `GO${zeros}2` }],
    ['without an ID', { ...WEBHOOK, ttid: undefined }],
  ])('does not show a webhook %s', async (_, row) => {
    expect(await list(row, WEBHOOK)).toEqual([null, expect.objectContaining({ ttid: TTID, type: 'interaction' })]);
  });

  test('shows a webhook whose instance cannot be read as unreadable', async () => {
    expect(await list({ ...WEBHOOK, instance_sid: 1 })).toEqual([{ ttid: TTID, type: 'unreadable' }]);
  });
});

describe('a list of several pages', () => {
  const part = { interaction_sid: INTERACTION, channel_sid: CHANNEL };
  const routed = { ...part, routing_properties: { task_sid: TASK } };
  const channel = { ...part, sid: CHANNEL, status: 'closed' };

  /** Flex's API at a Twilio that gives these answers in turn, and repeats the last one. */
  const paging = (...bodies: readonly unknown[]) => {
    let sent = 0;
    return flexApi(async () => {
      sent += 1;
      return { ok: true, value: bodies[Math.min(sent, bodies.length) - 1], answeredAt: 0 };
    });
  };
  const linkTo = (page: number) => ({
    next_page_url: `https://flex-api.twilio.com/v1/x?Page=${page}&PageToken=PT${page}`,
  });

  test('has the participants of every page', async () => {
    const flex = paging({ participants: [part], meta: linkTo(1) }, { participants: [routed], meta: {} });
    expect(await flex.listParticipants(INTERACTION, CHANNEL)).toEqual(
      ok([
        { taskSid: null, workerSid: null },
        { taskSid: TASK, workerSid: null },
      ]),
    );
  });

  test('has the participants that were found, if it leads nowhere', async () => {
    const flex = paging({ participants: [routed], meta: linkTo(1) });
    expect(await flex.listParticipants(INTERACTION, CHANNEL)).toMatchObject({ ok: true });
  });

  test('has the channels of every page', async () => {
    const open = { ...channel, status: 'active' };
    const flex = paging({ channels: [channel], meta: linkTo(1) }, { channels: [open], meta: { next_page_url: null } });
    expect(await flex.listChannels(INTERACTION)).toMatchObject(ok([{ status: 'closed' }, { status: 'active' }]));
  });

  test.each([
    ['leads nowhere', [{ channels: [channel], meta: linkTo(1) }]],
    ['is longer than any', Array.from({ length: 9 }, (_, page) => ({ channels: [channel], meta: linkTo(page + 1) }))],
  ])('leaves open which channels there are, if it %s', async (_, bodies) => {
    expect(await paging(...bodies).listChannels(INTERACTION)).toEqual(fail(UNCLEAR));
  });
});
