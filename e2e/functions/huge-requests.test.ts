import type { Event } from '../../functions/lib/endpoint/runtime';
import { ENDPOINTS, type Endpoint } from '../../src/contract/endpoints';
import { Harness } from '../fixtures/harness';
import { type Cost, costOf, hugeRequests, manyFields, withHugeFields } from '../fixtures/huge-requests';
import { newInteractionFields } from '../fixtures/new-interactions';

const SMALL = 64 * 1024;
const LARGE = 1024 * 1024;

/** More than any real request costs, and far less than one part for each character. */
const MAX_COST = { issues: 10, items: 100, reads: 60 };
/** About the longest field that is read. */
const READ = 8_000;

const ENDPOINT_NAMES = Object.keys(ENDPOINTS) as Endpoint[];

function expectLowCost(cost: Cost) {
  for (const part of ['issues', 'items', 'reads'] as const) expect(cost[part]).toBeLessThanOrEqual(MAX_COST[part]);
}

async function expectSameCost(small: Event, large: Event, handle: (event: Event) => Promise<unknown>) {
  const [costOfSmall, costOfLarge] = [await costOf(small, handle), await costOf(large, handle)];
  expect(costOfLarge).toEqual(costOfSmall);
  expectLowCost(costOfLarge);
}

describe.each(ENDPOINT_NAMES)('a huge request to %s', (name) => {
  const harness = new Harness();
  const small = hugeRequests(name, SMALL);
  const large = hugeRequests(name, LARGE);

  test('costs no more than a smaller one', async () => {
    for (const [index, { event }] of large.entries()) {
      await expectSameCost(small[index]?.event ?? {}, event, (counted) => harness.invokeWith(name, counted));
    }
  });

  test('costs little even if it is short enough to be read', async () => {
    for (const { event } of hugeRequests(name, READ)) {
      expectLowCost(await costOf(event, (counted) => harness.invokeWith(name, counted)));
    }
  });

  test('gets a short answer, and nothing of it is sent to Twilio', async () => {
    for (const { event, isWellFormed } of large) {
      const sentBefore = harness.sent.length;
      const { statusCode, body } = await harness.invokeWith(name, event);
      expect([400, 401]).toContain(statusCode);
      expect(JSON.stringify(body).length).toBeLessThan(200);
      const sent = harness.sent.slice(sentBefore);
      expect(sent.map((request) => request.body)).toEqual(isWellFormed ? ['{"token":"made-up"}'] : []);
    }
  });
});

describe('a huge request for a new interaction', () => {
  const harness = new Harness();
  const requests = (size: number) => withHugeFields(newInteractionFields(harness), size);
  const ask = (event: Event) => harness.askForNewInteraction(event);
  const small = requests(SMALL);
  const large = requests(LARGE);

  test('costs no more than a smaller one', async () => {
    for (const [index, { event }] of large.entries()) await expectSameCost(small[index]?.event ?? {}, event, ask);
  });

  test('costs little even if it is short enough to be read', async () => {
    for (const { event } of requests(READ)) expectLowCost(await costOf(event, ask));
  });

  test('gets a short answer, and nothing is sent to Twilio', async () => {
    for (const { event } of [...large, ...requests(READ)]) {
      const { statusCode, body } = await ask(event);
      expect([400, 403]).toContain(statusCode);
      expect(JSON.stringify(body).length).toBeLessThan(200);
    }
    expect(harness.sent).toEqual([]);
  });
});

const SIGNED = { request: { headers: { 'x-twilio-signature': 'made-up' } }, EventType: 'x' };

const DELIVERIES: readonly [string, (size: number) => Event][] = [
  ['a huge field', (size) => ({ ...SIGNED, Body: 'x'.repeat(size) })],
  ['a huge name', (size) => ({ ...SIGNED, ['x'.repeat(size)]: '' })],
  ['many fields', (size) => ({ ...SIGNED, ...manyFields(size) })],
  ['a field that is repeated', (size) => ({ ...SIGNED, Body: Array.from({ length: size }, () => 'x') })],
  ['an object', (size) => ({ ...SIGNED, Body: { x: 'x'.repeat(size) } })],
  ['a huge ID', (size) => ({ ...SIGNED, a: 'x'.repeat(size) })],
  ['an ID that is repeated', (size) => ({ ...SIGNED, a: Array.from({ length: size }, () => 'x') })],
  ['an ID that is no text', (size) => ({ ...SIGNED, a: { toString: 1, x: 'x'.repeat(size) } })],
  ['many headers', (size) => ({ ...SIGNED, request: { headers: manyFields(size) } })],
];

test.each(DELIVERIES)('a delivery with %s is refused and costs no more than a smaller one', async (_, deliveryOf) => {
  const harness = new Harness();
  await expectSameCost(deliveryOf(SMALL), deliveryOf(LARGE), (counted) => harness.receive(counted));
  expect([403, 413]).toContain(await harness.receive(deliveryOf(LARGE)));
  expect(harness.sent).toEqual([]);
});

const PLACES: readonly [string, (size: number) => unknown][] = [
  ['a text', (size) => 'x'.repeat(size)],
  ['a number', (size) => '9'.repeat(size)],
  ['a list', (size) => Array.from({ length: size }, () => '0')],
  ['an object', (size) => ({ toString: 1, x: 'x'.repeat(size) })],
];

test.each(PLACES)('a scheduled sweep from %s is refused and costs no more than a smaller one', async (_, placeOf) => {
  const harness = new Harness();
  const eventOf = (size: number) => ({ from: placeOf(size) });
  await expectSameCost(eventOf(SMALL), eventOf(LARGE), (counted) => harness.sweepAsScheduler(counted));
  expect(await harness.sweepAsScheduler(eventOf(LARGE))).toMatchObject({ statusCode: 400 });
  expect(harness.sent).toEqual([]);
});
