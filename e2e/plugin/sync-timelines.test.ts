/** The panel's source of timelines, with the real Sync SDK over Local Twilio. */
import { SyncClient } from 'twilio-sync';
import { startTwilsock, type TestTwilsock } from '../../local/testing/twilsock';
import { syncOptions, syncTimelines } from '../../src/flex/syncTimelines';
import { INITIAL_TIMELINE, nextTimeline, type Timeline } from '../../src/panel/timeline/timeline';
import { MAX_ENTRIES, type TimelineNews } from '../../src/panel/timelineSource';

const NAME = `interaction-webhook-${'1'.repeat(32)}`;
const AUTHOR = { by: 'system' };
const HOUR_MS = 3_600_000;

let local: TestTwilsock;
let clients: SyncClient[];
let refreshToken: (token: string) => void;

beforeEach(async () => {
  local = await startTwilsock();
  clients = [];
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.shutdown()));
  await local.stop();
  expect(local.unknown).toEqual([]);
});

const timelineSource = (
  token = () => local.token('alice'),
  onNextFrame: (callback: () => void) => void = setImmediate,
) =>
  syncTimelines({
    token,
    onNewToken: (listener) => {
      refreshToken = listener;
    },
    connect: (current) => {
      const client = new SyncClient(current, { ...syncOptions(), ...local.options() });
      clients.push(client);
      return client;
    },
    onNextFrame,
  });

const service = () => local.sync.service('default');
const createTimeline = () => service().maps.create({ uniqueName: NAME }, AUTHOR);

const eventData = (n: number) => ({
  type: 'onParticipantLeft',
  receivedAt: new Date(Date.UTC(2026, 2, 1, 9, 0, n)).toISOString(),
  parameters: { n: String(n) },
});

const add = (n: number) =>
  service()
    .maps.get(NAME)
    .add(`key-${n}`, { data: eventData(n) }, AUTHOR);

/** Opens the timeline. `until` resolves once it meets a condition. */
function openTimeline(source = timelineSource()) {
  let timeline = INITIAL_TIMELINE;
  const news: TimelineNews[] = [];
  const checks = new Set<() => void>();
  const close = source.open(NAME, (updates) => {
    news.push(...updates);
    timeline = nextTimeline(timeline, updates);
    for (const check of checks) check();
  });
  const until = (isMet: (timeline: Timeline) => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!isMet(timeline)) return;
        checks.delete(check);
        resolve();
      };
      checks.add(check);
      check();
    });
  return { close, news, until, keys: () => timeline.events.map(({ key }) => key) };
}

const isOpen = ({ phase }: Timeline) => phase.kind === 'open';
const hasEntries = (count: number) => (timeline: Timeline) => isOpen(timeline) && timeline.entries.length === count;

test('a map longer than a page is read completely, newest event first', async () => {
  createTimeline();
  for (let n = 0; n < 190; n += 1) add(n);
  const { until, keys } = openTimeline();
  await until(isOpen);
  expect(keys()).toEqual(Array.from({ length: 190 }, (_, n) => `key-${189 - n}`));
});

test('a map that another user has filled is read up to a limit', async () => {
  await local.stop();
  let now = Date.now();
  local = await startTwilsock(() => now);
  createTimeline();
  for (let n = 0; n < MAX_ENTRIES + 1; n += 1) {
    add(n);
    // Keeps below Sync's limit of writes.
    now += 50;
  }
  const { until, news } = openTimeline();
  await until(isOpen);
  expect(news.filter(({ type }) => type === 'entries')).toHaveLength(MAX_ENTRIES / 100);
  expect(news).toContainEqual({ type: 'loaded', isComplete: false });
  // Ten thousand entries are written and read, which takes long on a busy machine.
}, 120_000);

test('an event added during reading is neither lost nor repeated', async () => {
  createTimeline();
  for (let n = 0; n < 150; n += 1) add(n);
  const { until, keys, news } = openTimeline();
  await until(({ entries }) => entries.length > 0);
  add(150);
  await until(hasEntries(151));
  expect(new Set(keys()).size).toBe(151);
  expect(news.filter(({ type }) => type === 'loaded')).toHaveLength(1);
});

test('an event appears at once, and disappears when it is deleted', async () => {
  createTimeline();
  const { until, keys } = openTimeline();
  await until(isOpen);
  add(1);
  await until(hasEntries(1));
  add(2);
  await until(hasEntries(2));
  service().maps.get(NAME).remove('key-1');
  await until(hasEntries(1));
  expect(keys()).toEqual(['key-2']);
});

test('what arrives before the next frame is sent together', async () => {
  createTimeline();
  const frames: (() => void)[] = [];
  const batches: (readonly TimelineNews[])[] = [];
  timelineSource(undefined, (callback) => frames.push(callback)).open(NAME, (updates) => batches.push(updates));
  // The same map in the same client, opened after the timeline, so that this listener is called after the timeline's.
  const map = await clients[0]?.map(NAME);
  await map?.getItems();
  const arrived = new Promise<void>((resolve) => map?.on('itemAdded', ({ item }) => item.key === 'key-3' && resolve()));
  for (const n of [1, 2, 3]) add(n);
  await arrived;
  expect(frames).toHaveLength(1);
  expect(batches).toEqual([]);
  frames[0]?.();
  expect(batches).toHaveLength(1);
  expect(nextTimeline(INITIAL_TIMELINE, batches[0] ?? [])).toMatchObject({
    phase: { kind: 'open' },
    events: [{ key: 'key-3' }, { key: 'key-2' }, { key: 'key-1' }],
  });
});

test('without frames, as in a hidden browser tab, at most 100 updates wait', async () => {
  createTimeline();
  let isVisible = true;
  const source = timelineSource(undefined, (callback) => isVisible && setImmediate(callback));
  const { until, news } = openTimeline(source);
  await until(isOpen);
  isVisible = false;
  const before = news.length;
  for (let n = 1; n <= 100; n += 1) add(n);
  await until(hasEntries(100));
  expect(news).toHaveLength(before + 100);
});

test('an event during a network outage appears once after it', async () => {
  createTimeline();
  const { until, keys } = openTimeline();
  await until(isOpen);
  add(1);
  await until(hasEntries(1));
  local.dropConnections();
  add(2);
  await until(({ isConnected }) => !isConnected);
  await until(({ isConnected, entries }) => isConnected && entries.length === 2);
  expect(keys()).toEqual(['key-2', 'key-1']);
});

test('items that are not events are skipped', async () => {
  createTimeline();
  const map = service().maps.get(NAME);
  map.add('incomplete', { data: { type: 'onParticipantLeft' } }, AUTHOR);
  map.add('malformed', { data: { ...eventData(1), parameters: { ParticipantSid: {} } } }, AUTHOR);
  add(2);
  const { until, keys } = openTimeline();
  await until(isOpen);
  expect(keys()).toEqual(['key-2']);
});

test('an absent timeline is reported as gone', async () => {
  const { until } = openTimeline();
  await until(({ phase }) => phase.kind === 'gone');
});

test('a deleted timeline is reported as gone', async () => {
  createTimeline();
  const { until } = openTimeline();
  await until(isOpen);
  service().maps.remove(NAME);
  await until(({ phase }) => phase.kind === 'gone');
});

test('a closed timeline reports nothing more, and opens again with all events', async () => {
  createTimeline();
  const source = timelineSource();
  const first = openTimeline(source);
  await first.until(isOpen);
  add(1);
  await first.until(hasEntries(1));
  first.close();
  const before = first.news.length;
  add(2);
  const second = openTimeline(source);
  await second.until(hasEntries(2));
  expect(first.news).toHaveLength(before);
  expect(clients).toHaveLength(1);
});

test('a timeline that is closed before it is read reports nothing', async () => {
  createTimeline();
  add(1);
  const source = timelineSource();
  const first = openTimeline(source);
  first.close();
  const second = openTimeline(source);
  await second.until(hasEntries(1));
  expect(first.news).toEqual([]);
});

describe('an expired token', () => {
  const expired = () => local.token('alice', local.world.now() - HOUR_MS);

  test('is replaced by the token that Flex has in the meantime', async () => {
    createTimeline();
    add(1);
    const tokens = [expired()];
    const { until } = openTimeline(timelineSource(() => tokens.shift() ?? local.token('alice')));
    await until(hasEntries(1));
  });

  test('is replaced by the next token that Flex gets', async () => {
    createTimeline();
    add(1);
    const stale = expired();
    const { until } = openTimeline(timelineSource(() => stale));
    await new Promise((resolve) => clients[0]?.once('tokenExpired', resolve));
    await until(({ isConnected }) => !isConnected);
    refreshToken(local.token('alice'));
    await until((timeline) => timeline.isConnected && hasEntries(1)(timeline));
  });
});
