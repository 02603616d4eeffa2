/** The panel's timelines with the real SDK, over Local Twilio's Sync. */

import { SyncClient } from 'twilio-sync';
import { startTwilsock, type TestTwilsock } from '../../local/testing/twilsock';
import { syncOptions, syncTimelines } from '../../src/flex/syncTimelines';
import { INITIAL_TIMELINE, nextTimeline, type Timeline } from '../../src/panel/timeline/timeline';
import type { TimelineNews } from '../../src/panel/timeline/timelineSource';

const NAME = `interaction-webhook-${'1'.repeat(32)}`;
const AUTHOR = { by: 'system' };
const HOUR = 3_600_000;

let local: TestTwilsock;
let clients: SyncClient[];
let newToken: (token: string) => void;

beforeEach(async () => {
  local = await startTwilsock();
  clients = [];
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.shutdown()));
  await local.stop();
  expect(local.unknown).toEqual([]);
});

const timelines = (token = () => local.token('alice')) =>
  syncTimelines({
    token,
    onNewToken: (listener) => {
      newToken = listener;
    },
    connect: (current) => {
      const client = new SyncClient(current, { ...syncOptions(), ...local.options() });
      clients.push(client);
      return client;
    },
  });

const service = () => local.sync.service('default');
const created = () => service().maps.create({ uniqueName: NAME }, AUTHOR);

const data = (n: number) => ({
  type: 'onParticipantLeft',
  receivedAt: new Date(Date.UTC(2026, 2, 1, 9, 0, n)).toISOString(),
  parameters: { n: String(n) },
});

const add = (n: number) =>
  service()
    .maps.get(NAME)
    .add(`key-${n}`, { data: data(n) }, AUTHOR);

/** Opens the timeline, and waits for it to become what a test expects. */
function opened(source = timelines()) {
  let timeline = INITIAL_TIMELINE;
  const told: TimelineNews[] = [];
  const waiting = new Set<() => void>();
  const close = source.open(NAME, (news) => {
    told.push(news);
    timeline = nextTimeline(timeline, news);
    for (const look of waiting) look();
  });
  const until = (isSo: (timeline: Timeline) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo(timeline)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { close, told, until, keys: () => timeline.events.map(({ key }) => key) };
}

const isOpen = ({ phase }: Timeline) => phase.kind === 'open';
const holds = (count: number) => (timeline: Timeline) => isOpen(timeline) && timeline.entries.length === count;

test('a map longer than a page is read whole, the newest first', async () => {
  created();
  for (let n = 0; n < 190; n += 1) add(n);
  const { until, keys } = opened();
  await until(isOpen);
  expect(keys()).toEqual(Array.from({ length: 190 }, (_, n) => `key-${189 - n}`));
});

test('what is added while it is being read is neither lost nor shown twice', async () => {
  created();
  for (let n = 0; n < 150; n += 1) add(n);
  const { until, keys, told } = opened();
  await until(({ entries }) => entries.length > 0);
  add(150);
  await until(holds(151));
  expect(new Set(keys()).size).toBe(151);
  expect(told.filter(({ type }) => type === 'loaded')).toHaveLength(1);
});

test('what comes in shows at once, and goes when its time is over', async () => {
  created();
  const { until, keys } = opened();
  await until(isOpen);
  add(1);
  await until(holds(1));
  add(2);
  await until(holds(2));
  service().maps.get(NAME).remove('key-1');
  await until(holds(1));
  expect(keys()).toEqual(['key-2']);
});

test('what comes in while the network is down is there after it, once', async () => {
  created();
  const { until, keys } = opened();
  await until(isOpen);
  add(1);
  await until(holds(1));
  local.dropConnections();
  add(2);
  await until(({ isConnected }) => !isConnected);
  await until(({ isConnected, entries }) => isConnected && entries.length === 2);
  expect(keys()).toEqual(['key-2', 'key-1']);
});

test('what is no event is passed over', async () => {
  created();
  const map = service().maps.get(NAME);
  map.add('scribble', { data: { type: 'onParticipantLeft' } }, AUTHOR);
  map.add('worse', { data: { ...data(1), parameters: { ParticipantSid: {} } } }, AUTHOR);
  add(2);
  const { until, keys } = opened();
  await until(isOpen);
  expect(keys()).toEqual(['key-2']);
});

test('a timeline that does not exist is gone', async () => {
  const { until } = opened();
  await until(({ phase }) => phase.kind === 'gone');
});

test('a timeline that is deleted is gone', async () => {
  created();
  const { until } = opened();
  await until(isOpen);
  service().maps.remove(NAME);
  await until(({ phase }) => phase.kind === 'gone');
});

test('a closed timeline tells nothing more, and opens again with everything', async () => {
  created();
  const source = timelines();
  const first = opened(source);
  await first.until(isOpen);
  add(1);
  await first.until(holds(1));
  first.close();
  const before = first.told.length;
  add(2);
  const second = opened(source);
  await second.until(holds(2));
  expect(first.told).toHaveLength(before);
  expect(clients).toHaveLength(1);
});

test('a timeline that is closed before it could be read tells nothing', async () => {
  created();
  add(1);
  const source = timelines();
  const hasty = opened(source);
  hasty.close();
  const patient = opened(source);
  await patient.until(holds(1));
  expect(hasty.told).toEqual([]);
});

describe('a token that has expired', () => {
  const expired = () => local.token('alice', local.world.now() - HOUR);

  test('is followed by the one that Flex has by then', async () => {
    created();
    add(1);
    const tokens = [expired()];
    const { until } = opened(timelines(() => tokens.shift() ?? local.token('alice')));
    await until(holds(1));
  });

  test('is followed by the next one that Flex gets', async () => {
    created();
    add(1);
    const stale = expired();
    const { until } = opened(timelines(() => stale));
    await new Promise((resolve) => clients[0]?.once('tokenExpired', resolve));
    await until(({ isConnected }) => !isConnected);
    newToken(local.token('alice'));
    await until((timeline) => timeline.isConnected && holds(1)(timeline));
  });
});
