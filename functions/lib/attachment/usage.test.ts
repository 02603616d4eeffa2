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

/** What becomes of ours, as Twilio tells of the ttid that the interaction holds, and of its channels. */
const usage = (
  held: Awaited<ReturnType<FlexApi['fetchInteraction']>>,
  channels: Awaited<ReturnType<FlexApi['listChannels']>>,
) => readUsage({ flex: { fetchInteraction: async () => held, listChannels: async () => channels } }, INTERACTION, OURS);

const holding = (webhookTtid: Ttid | null) => ok({ webhookTtid });

describe('a webhook of ours', () => {
  test('is in use while its interaction holds it and has an open channel', async () => {
    const channels = ok([channel(1, 'closed'), channel(2, 'inactive'), channel(3, 'failed'), channel(4, 'active')]);
    expect(await usage(holding(OURS), channels)).toEqual({
      state: 'bound',
      openChannels: [channelSid(2), channelSid(4)],
    });
  });

  test('is in use while its interaction holds it, though nobody knows of channels', async () => {
    expect(await usage(holding(OURS), ok(null))).toStrictEqual({ state: 'bound', openChannels: [] });
  });

  test.each([
    ['its channel has been closed', ok([channel(1, 'closed')])],
    ['its channel has failed', ok([channel(1, 'failed')])],
    ['it has no channel', ok([])],
  ])('has ended when its interaction goes on nowhere: %s', async (_, channels) => {
    expect(await usage(holding(OURS), channels)).toEqual({ state: 'ended' });
  });

  test('has ended when its interaction does not exist', async () => {
    expect(await usage(ok(null), ok(null))).toEqual({ state: 'ended' });
  });

  test.each([
    ['an orphan when the interaction holds nothing', null, 'orphan'],
    ['replaced when it holds another', OTHER, 'replaced'],
  ])('is %s', async (_, held, state) => {
    expect(await usage(holding(held), ok([channel(1, 'active')]))).toEqual({ state });
  });

  test.each([
    ['the interaction', UNREADABLE, ok([channel(1, 'closed')])],
    ['the channels', holding(null), UNREADABLE],
  ])('is not judged when %s cannot be read', async (_, held, channels) => {
    expect(await usage(held, channels)).toBeNull();
  });
});
