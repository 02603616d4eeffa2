import type { Fault } from './fault';
import type { Calls, RestCall, Rule } from './rule';
import { FaultScript } from './script';

const REGISTER = 'POST flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks';
const FAULT: Fault = { kind: 'server-error', moment: 'after' };

const callOf = (request: string, fromBrowser = false): RestCall => {
  const [method = '', address = ''] = request.split(' ');
  return { method, address, fromBrowser };
};
const registerCall = callOf('POST flex-api.twilio.com/v1/Instances/GO1/InteractionWebhooks');

function scriptOf(...rules: Partial<Rule>[]) {
  const script = new FaultScript();
  script.replace(rules.map((rule) => ({ endpoint: REGISTER, calls: { kind: 'all' }, fault: FAULT, ...rule })));
  return script;
}

/** Returns which of `count` calls to register fail. */
const failedCalls = (count: number, calls: Calls) => {
  const script = scriptOf({ calls });
  return Array.from({ length: count }, (_, call) => call + 1).filter(() => script.next(registerCall) !== undefined);
};

test('no call fails without rules', () => {
  expect(new FaultScript().next(registerCall)).toBeUndefined();
});

test.each<[Calls, number[]]>([
  [{ kind: 'nth', n: 2 }, [2]],
  [{ kind: 'next', count: 1 }, [1]],
  [{ kind: 'next', count: 3 }, [1, 2, 3]],
  [{ kind: 'all' }, [1, 2, 3, 4, 5]],
])('of five calls, %j affects calls %j', (calls, failed) => {
  expect(failedCalls(5, calls)).toEqual(failed);
});

test.each([
  ['another method', 'GET flex-api.twilio.com/v1/Instances/GO1/InteractionWebhooks'],
  ['another host', 'POST sync.twilio.com/v1/Instances/GO1/InteractionWebhooks'],
  ['a longer path', 'POST flex-api.twilio.com/v1/Instances/GO1/InteractionWebhooks/flex_interactionwebhook_1'],
  ['a shorter path', 'POST flex-api.twilio.com/v1/Instances/GO1'],
  ['a sibling path', 'POST flex-api.twilio.com/v1/Instances/GO1/Teams'],
])('a rule does not match %s', (_difference, request) => {
  const script = scriptOf({ calls: { kind: 'nth', n: 2 } });
  script.next(registerCall);
  expect(script.next(callOf(request))).toBeUndefined();
  expect(script.next(registerCall)).toEqual(FAULT);
});

test('a rule affects a request from a browser only if it includes browsers', () => {
  const configuration = { endpoint: 'GET flex-api.twilio.com/v1/Configuration' };
  const fromFlex = callOf(configuration.endpoint, true);
  expect(scriptOf(configuration).next(fromFlex)).toBeUndefined();
  expect(scriptOf({ ...configuration, browsers: true }).next(fromFlex)).toEqual(FAULT);
});

test('every rule counts a call, and the first one that applies is used', () => {
  const slow: Fault = { kind: 'latency', ms: 1 };
  const script = scriptOf({ calls: { kind: 'nth', n: 1 } }, { calls: { kind: 'next', count: 2 }, fault: slow });
  expect([1, 2, 3].map(() => script.next(registerCall))).toEqual([FAULT, slow, undefined]);
  expect(script.list().map(({ hits }) => hits)).toEqual([1, 1]);
});

test('a rule reports its number of hits and when it is spent', () => {
  const script = scriptOf({ calls: { kind: 'next', count: 2 } });
  script.next(registerCall);
  expect(script.list()).toMatchObject([{ hits: 1, spent: false }]);
  script.next(registerCall);
  expect(script.list()).toMatchObject([{ hits: 2, spent: true }]);
});

test('a new rule comes first and keeps the counts of the other rules', () => {
  const script = scriptOf({ calls: { kind: 'next', count: 2 } });
  script.next(registerCall);
  script.add({ endpoint: REGISTER, calls: { kind: 'next', count: 1 }, fault: { kind: 'truncated' } });
  expect(script.next(registerCall)).toEqual({ kind: 'truncated' });
  expect(script.list().map(({ spent }) => spent)).toEqual([true, true]);
});

test('removes one rule or all rules', () => {
  const script = scriptOf({}, {}, {});
  const [first] = script.list();
  script.remove(first?.id ?? 0);
  expect(script.list()).toHaveLength(2);
  script.clear();
  expect(script.list()).toEqual([]);
});

test('replacing the script resets the counts', () => {
  const script = scriptOf({ calls: { kind: 'next', count: 1 } });
  script.next(registerCall);
  script.replace([{ endpoint: REGISTER, calls: { kind: 'next', count: 1 }, fault: FAULT }]);
  expect(script.next(registerCall)).toEqual(FAULT);
});
