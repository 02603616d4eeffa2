import { VirtualTime } from '../../functions/testing/virtual-time';
import type { Fault } from './fault';
import { applyFault, faultyNetwork } from './in-process';
import { FaultScript } from './script';

const ENDPOINT = 'POST flex-api.twilio.com/v1/Interactions/:interaction';
const REQUEST = { method: 'POST', url: 'https://flex-api.twilio.com/v1/Interactions/KD1?x=1' };
const PATIENCE_MS = 2_500;

/** Twilio, which remembers when it was reached. */
function twilio(answer = () => Response.json({ done: true })) {
  const time = new VirtualTime(0);
  const reachedAt: number[] = [];
  const send = async () => {
    reachedAt.push(time.now());
    return answer();
  };
  return { time, reachedAt, send };
}

/** What a client gets that gives up in the end. */
async function sees(fault: Fault, { time, send }: ReturnType<typeof twilio>) {
  const exchange = async () => {
    const answer = await applyFault(fault, send, time.sleep);
    const body = JSON.parse(await answer.text());
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body };
  };
  const patience = time.sleep(PATIENCE_MS).then(() => 'no answer');
  return time.run(Promise.race([exchange().catch(String), patience]));
}

test.each<[string, Fault, unknown, number[]]>([
  ['latency', { kind: 'latency', ms: 700 }, { status: 200, body: { done: true } }, [700]],
  ['429', { kind: 'too-many-requests', retryAfterSeconds: 7 }, { status: 429, retryAfter: '7' }, []],
  ['a 500 before', { kind: 'server-error', moment: 'before' }, { status: 500, body: { code: 20500 } }, []],
  ['a 500 after', { kind: 'server-error', moment: 'after' }, { status: 500, body: { code: 20500 } }, [0]],
  ['wrong JSON', { kind: 'wrong-json' }, { status: 200, body: { unexpected: [{ shape: true }] } }, [0]],
])('%s is an answer of its own', async (_name, fault, seen, reachedAt) => {
  const there = twilio();
  expect(await sees(fault, there)).toMatchObject(seen as object);
  expect(there.reachedAt).toEqual(reachedAt);
});

test.each<[string, Fault, string, number[]]>([
  ['a reset before', { kind: 'reset', moment: 'before' }, 'TypeError: fetch failed', []],
  ['a reset after', { kind: 'reset', moment: 'after' }, 'TypeError: fetch failed', [0]],
  ['a body that breaks off', { kind: 'truncated' }, 'TypeError: terminated', [0]],
  ['a hang before', { kind: 'hang', moment: 'before' }, 'no answer', []],
  ['a hang after', { kind: 'hang', moment: 'after' }, 'no answer', [0]],
])('%s is no answer', async (_name, fault, seen, reachedAt) => {
  const there = twilio();
  expect(await sees(fault, there)).toBe(seen);
  expect(there.reachedAt).toEqual(reachedAt);
});

test('a request that was given up on still gets there', async () => {
  const there = twilio();
  expect(await sees({ kind: 'latency', ms: 4_000 }, there)).toBe('no answer');
  expect(there.reachedAt).toEqual([]);
  await there.time.run(there.time.sleep(4_000));
  expect(there.reachedAt).toEqual([4_000]);
});

describe('an answer without a body', () => {
  const deleted = () => twilio(() => new Response(null, { status: 204 }));

  test('cannot break off in the middle: nothing of it arrives', async () => {
    expect(await sees({ kind: 'truncated' }, deleted())).toBe('TypeError: fetch failed');
  });

  test('has one when it is of the wrong shape', async () => {
    expect(await sees({ kind: 'wrong-json' }, deleted())).toMatchObject({ status: 200 });
  });
});

test('a network follows a script', async () => {
  const { time, send } = twilio();
  const script = new FaultScript();
  script.replace([
    { endpoint: ENDPOINT, calls: { kind: 'nth', n: 2 }, fault: { kind: 'server-error', moment: 'before' } },
  ]);
  const network = faultyNetwork(script, time.sleep);
  const statuses: number[] = [];
  for (let call = 1; call <= 3; call += 1) statuses.push((await network(REQUEST, send)).status);
  expect(statuses).toEqual([200, 500, 200]);
});
