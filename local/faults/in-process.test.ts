import { VirtualTime } from '../../functions/testing/virtual-time';
import type { Fault } from './fault';
import { faultyNetwork, sendWithFault } from './in-process';
import { FaultScript } from './script';

const ENDPOINT = 'POST flex-api.twilio.com/v1/Interactions/:interaction';
const REQUEST = { method: 'POST', url: 'https://flex-api.twilio.com/v1/Interactions/KD1?x=1' };
const CLIENT_TIMEOUT_MS = 2_500;

/** A fake Twilio that records when requests reached it. */
function fakeTwilio(answer = () => Response.json({ done: true })) {
  const time = new VirtualTime(0);
  const reachedAt: number[] = [];
  const send = async () => {
    reachedAt.push(time.now());
    return answer();
  };
  return { time, reachedAt, send };
}

/** Sends a request with a fault and returns the answer that a client with a timeout gets. */
async function requestWith(fault: Fault, { time, send }: ReturnType<typeof fakeTwilio>) {
  const exchange = async () => {
    const answer = await sendWithFault(fault, send, time.sleep);
    const body = JSON.parse(await answer.text());
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body };
  };
  const timeout = time.sleep(CLIENT_TIMEOUT_MS).then(() => 'no answer');
  return time.run(Promise.race([exchange().catch(String), timeout]));
}

test.each<[string, Fault, unknown, number[]]>([
  ['latency', { kind: 'latency', ms: 700 }, { status: 200, body: { done: true } }, [700]],
  ['429', { kind: 'too-many-requests', retryAfterSeconds: 7 }, { status: 429, retryAfter: '7' }, []],
  ['a 500 before', { kind: 'server-error', moment: 'before' }, { status: 500, body: { code: 20500 } }, []],
  ['a 500 after', { kind: 'server-error', moment: 'after' }, { status: 500, body: { code: 20500 } }, [0]],
  ['wrong JSON', { kind: 'wrong-json' }, { status: 200, body: { unexpected: [{ shape: true }] } }, [0]],
])('%s gives an answer', async (_name, fault, expected, reachedAt) => {
  const twilio = fakeTwilio();
  expect(await requestWith(fault, twilio)).toMatchObject(expected as object);
  expect(twilio.reachedAt).toEqual(reachedAt);
});

test.each<[string, Fault, string, number[]]>([
  ['a reset before', { kind: 'reset', moment: 'before' }, 'TypeError: fetch failed', []],
  ['a reset after', { kind: 'reset', moment: 'after' }, 'TypeError: fetch failed', [0]],
  ['a truncated body', { kind: 'truncated' }, 'TypeError: terminated', [0]],
  ['a hang before', { kind: 'hang', moment: 'before' }, 'no answer', []],
  ['a hang after', { kind: 'hang', moment: 'after' }, 'no answer', [0]],
])('%s gives no answer', async (_name, fault, expected, reachedAt) => {
  const twilio = fakeTwilio();
  expect(await requestWith(fault, twilio)).toBe(expected);
  expect(twilio.reachedAt).toEqual(reachedAt);
});

test('a delayed request still reaches Twilio after the client times out', async () => {
  const twilio = fakeTwilio();
  expect(await requestWith({ kind: 'latency', ms: 4_000 }, twilio)).toBe('no answer');
  expect(twilio.reachedAt).toEqual([]);
  await twilio.time.run(twilio.time.sleep(4_000));
  expect(twilio.reachedAt).toEqual([4_000]);
});

describe('an answer without a body', () => {
  const deleted = () => fakeTwilio(() => new Response(null, { status: 204 }));

  test('is lost completely when truncated', async () => {
    expect(await requestWith({ kind: 'truncated' }, deleted())).toBe('TypeError: fetch failed');
  });

  test('gets a body when the fault is wrong JSON', async () => {
    expect(await requestWith({ kind: 'wrong-json' }, deleted())).toMatchObject({ status: 200 });
  });
});

test('a faulty network follows its script', async () => {
  const { time, send } = fakeTwilio();
  const script = new FaultScript();
  script.replace([
    { endpoint: ENDPOINT, calls: { kind: 'nth', n: 2 }, fault: { kind: 'server-error', moment: 'before' } },
  ]);
  const network = faultyNetwork(script, time.sleep);
  const statuses: number[] = [];
  for (let call = 1; call <= 3; call += 1) statuses.push((await network(REQUEST, send)).status);
  expect(statuses).toEqual([200, 500, 200]);
});
