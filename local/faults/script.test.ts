import type { Fault } from './fault';
import type { Calls, RestCall, Rule } from './rule';
import { FaultScript } from './script';

const REGISTER = 'POST flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks';
const FAULT: Fault = { kind: 'server-error', moment: 'after' };

const asked = (request: string, fromBrowser = false): RestCall => {
  const [method = '', address = ''] = request.split(' ');
  return { method, address, fromBrowser };
};
const registering = asked('POST flex-api.twilio.com/v1/Instances/GO1/InteractionWebhooks');

function scriptOf(...rules: Partial<Rule>[]) {
  const script = new FaultScript();
  script.replace(rules.map((rule) => ({ endpoint: REGISTER, calls: { kind: 'all' }, fault: FAULT, ...rule })));
  return script;
}

/** At which of so many calls to register something happens. */
const struckOf = (count: number, calls: Calls) => {
  const script = scriptOf({ calls });
  return Array.from({ length: count }, (_, call) => call + 1).filter(() => script.next(registering) !== undefined);
};

test('without rules nothing happens', () => {
  expect(new FaultScript().next(registering)).toBeUndefined();
});

test.each<[Calls, number[]]>([
  [{ kind: 'nth', n: 2 }, [2]],
  [{ kind: 'next', count: 1 }, [1]],
  [{ kind: 'next', count: 3 }, [1, 2, 3]],
  [{ kind: 'all' }, [1, 2, 3, 4, 5]],
])('of five calls, %j strikes at %j', (calls, struck) => {
  expect(struckOf(5, calls)).toEqual(struck);
});

test.each([
  ['another method', 'GET flex-api.twilio.com/v1/Instances/GO1/InteractionWebhooks'],
  ['another host', 'POST sync.twilio.com/v1/Instances/GO1/InteractionWebhooks'],
  ['something below', 'POST flex-api.twilio.com/v1/Instances/GO1/InteractionWebhooks/flex_interactionwebhook_1'],
  ['something above', 'POST flex-api.twilio.com/v1/Instances/GO1'],
  ['something beside', 'POST flex-api.twilio.com/v1/Instances/GO1/Teams'],
])('a rule neither hits nor counts %s', (_what, request) => {
  const script = scriptOf({ calls: { kind: 'nth', n: 2 } });
  script.next(registering);
  expect(script.next(asked(request))).toBeUndefined();
  expect(script.next(registering)).toEqual(FAULT);
});

test('what a browser asks is hit only when a rule says so', () => {
  const configuration = { endpoint: 'GET flex-api.twilio.com/v1/Configuration' };
  const byFlex = asked(configuration.endpoint, true);
  expect(scriptOf(configuration).next(byFlex)).toBeUndefined();
  expect(scriptOf({ ...configuration, browsers: true }).next(byFlex)).toEqual(FAULT);
});

test('every rule counts, the first that would strike does', () => {
  const slow: Fault = { kind: 'latency', ms: 1 };
  const script = scriptOf({ calls: { kind: 'nth', n: 1 } }, { calls: { kind: 'next', count: 2 }, fault: slow });
  expect([1, 2, 3].map(() => script.next(registering))).toEqual([FAULT, slow, undefined]);
  expect(script.list().map(({ hits }) => hits)).toEqual([1, 1]);
});

test('a rule says how often it has hit, and when it never will again', () => {
  const script = scriptOf({ calls: { kind: 'next', count: 2 } });
  script.next(registering);
  expect(script.list()).toMatchObject([{ hits: 1, spent: false }]);
  script.next(registering);
  expect(script.list()).toMatchObject([{ hits: 2, spent: true }]);
});

test('a rule added later goes first and leaves the counts of the others alone', () => {
  const script = scriptOf({ calls: { kind: 'next', count: 2 } });
  script.next(registering);
  script.add({ endpoint: REGISTER, calls: { kind: 'next', count: 1 }, fault: { kind: 'truncated' } });
  expect(script.next(registering)).toEqual({ kind: 'truncated' });
  expect(script.list().map(({ spent }) => spent)).toEqual([true, true]);
});

test('a rule can be taken back, and all of them can', () => {
  const script = scriptOf({}, {}, {});
  const [first] = script.list();
  script.remove(first?.id ?? 0);
  expect(script.list()).toHaveLength(2);
  script.clear();
  expect(script.list()).toEqual([]);
});

test('a script that replaces another counts anew', () => {
  const script = scriptOf({ calls: { kind: 'next', count: 1 } });
  script.next(registering);
  script.replace([{ endpoint: REGISTER, calls: { kind: 'next', count: 1 }, fault: FAULT }]);
  expect(script.next(registering)).toEqual(FAULT);
});
