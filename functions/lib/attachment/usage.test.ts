import { ok } from '../../../src/contract/result';
import type { ChannelSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import type { Channel, FlexApi } from '../twilio/flex';
import { UNCLEAR } from '../twilio/http';
import { readUsage } from './usage';

const INTERACTION = `KD${'0'.repeat(32)}` as InteractionSid;
const OURS = 'flex_interactionwebhook_1' as Ttid;
const OTHER = 'flex_interactionwebhook_2' as Ttid;

const channel = (number: number, status: string): Channel => ({ sid: channelSid(number), status });
const channelSid = (number: number) => `UO${String(number).padStart(32, '0')}` as ChannelSid;

const UNREADABLE = { ok: false, failure: UNCLEAR } as const;

const NOW = Date.parse('2026-01-02T00:00:00Z');
const DAY_MS = 24 * 3_600_000;

/** Reads the usage of our webhook, of this age, at a Twilio that gives these answers. */
const usage = (
  interaction: Awaited<ReturnType<FlexApi['fetchInteraction']>>,
  channels: Awaited<ReturnType<FlexApi['listChannels']>>,
  ageMs = 0,
) =>
  readUsage(
    {
      flex: { fetchInteraction: async () => interaction, listChannels: async () => channels },
      io: { now: () => NOW },
    },
    { interaction: INTERACTION, createdAt: NOW - ageMs },
    OURS,
  );

const boundTo = (webhookTtid: Ttid | null) => ok({ webhookTtid });

describe('one of our webhooks', () => {
  test('is in use while it is bound to an interaction with an open channel', async () => {
    const channels = ok([channel(1, 'closed'), channel(2, 'inactive'), channel(3, 'failed'), channel(4, 'active')]);
    expect(await usage(boundTo(OURS), channels)).toEqual({
      state: 'bound',
      openChannels: [channelSid(2), channelSid(4)],
    });
  });

  describe.each([
    ['an empty list of channels', ok([])],
    ['no list of channels', ok(null)],
  ])('whose interaction has %s', (_, none) => {
    test('is in use for a day while it is bound, since the channel may not exist yet', async () => {
      expect(await usage(boundTo(OURS), none, DAY_MS)).toStrictEqual({ state: 'bound', openChannels: [] });
    });

    test('has ended after a day, since Twilio deletes old channels', async () => {
      expect(await usage(boundTo(OURS), none, DAY_MS + 1)).toEqual({ state: 'ended' });
    });

    test('is an orphan when nothing is bound', async () => {
      expect(await usage(boundTo(null), none)).toEqual({ state: 'orphan' });
    });
  });

  test('is in use if one of its channels cannot be read, since that one may be open', async () => {
    const channels = ok([channel(1, 'closed'), { sid: null, status: null }]);
    expect(await usage(boundTo(OURS), channels)).toEqual({ state: 'bound', openChannels: [] });
  });

  test.each([
    ['its channel is closed', ok([channel(1, 'closed')])],
    ['its channel has failed', ok([channel(1, 'failed')])],
  ])('has ended when its interaction has no open channel: %s', async (_, channels) => {
    expect(await usage(boundTo(OURS), channels)).toEqual({ state: 'ended' });
  });

  test('has ended when its interaction does not exist', async () => {
    expect(await usage(ok(null), ok(null))).toEqual({ state: 'ended' });
  });

  test.each([
    ['an orphan when nothing is bound to the interaction', null, 'orphan'],
    ['replaced when another webhook is bound to it', OTHER, 'replaced'],
  ])('is %s', async (_, bound, state) => {
    expect(await usage(boundTo(bound), ok([channel(1, 'active')]))).toEqual({ state });
  });

  test.each([
    ['the interaction', UNREADABLE, ok([channel(1, 'closed')])],
    ['the channels', boundTo(null), UNREADABLE],
  ])('has an unknown usage when %s cannot be read', async (_, interaction, channels) => {
    expect(await usage(interaction, channels)).toBeNull();
  });
});
