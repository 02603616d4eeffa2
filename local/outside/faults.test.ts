import { DeliveryLog } from '../delivery/log';
import { CustomerSystems } from '../delivery/systems';
import type { Rule } from '../faults/rule';
import { FaultScript } from '../faults/script';
import { noProgram } from '../testing/outside';
import { World } from '../world/world';
import { outsideApi } from './api';
import { CALLS, callsInWords, ENDPOINTS, endpointInWords, FAULTS, faultInWords } from './fault-words';

const RULE: Rule = {
  endpoint: 'POST flex-api.twilio.com/v1/Interactions/:interaction',
  calls: { kind: 'nth', n: 2 },
  fault: { kind: 'reset', moment: 'after' },
};

function client() {
  const script = new FaultScript();
  const app = outsideApi({
    world: new World(),
    deliveries: new DeliveryLog(),
    faults: script,
    systems: new CustomerSystems(),
    program: noProgram,
  });
  return {
    script,
    send: async (method: string, path = '', body?: unknown) => {
      const response = await app.request(`/faults${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

test('starts without rules', async () => {
  expect(await client().send('GET')).toEqual({ status: 200, body: { rules: [] } });
});

test('PUT replaces all rules', async () => {
  const { send } = client();
  await send('PUT', '', { rules: [RULE, RULE] });
  const { body } = await send('PUT', '', { rules: [RULE] });
  expect(body).toEqual({ rules: [{ ...RULE, browsers: false, id: 3, hits: 0, spent: false }] });
  expect((await send('GET')).body).toEqual(body);
});

test('PUT accepts the answer of a GET', async () => {
  const { send } = client();
  await send('PUT', '', { rules: [RULE] });
  const { body } = await send('GET');
  expect((await send('PUT', '', body)).status).toBe(200);
});

test('POST adds a rule before the others, and DELETE removes it', async () => {
  const { send, script } = client();
  await send('PUT', '', { rules: [RULE] });
  const added = await send('POST', '', { ...RULE, fault: { kind: 'truncated' } });
  expect(added).toMatchObject({ status: 201, body: { rules: [{ fault: { kind: 'truncated' } }, RULE] } });
  await send('DELETE', `/${added.body.rules[0].id}`);
  expect(script.list()).toMatchObject([RULE]);
});

test('DELETE without an ID removes all rules', async () => {
  const { send } = client();
  await send('PUT', '', { rules: [RULE, RULE] });
  expect((await send('DELETE')).body).toEqual({ rules: [] });
});

test.each([
  [{ ...RULE, endpoint: 'PATCH flex-api.twilio.com/v1/Configuration' }, 'endpoint', 'a method and an address'],
  [{ ...RULE, endpoint: '/v1/Configuration' }, 'endpoint', 'a method and an address'],
  [{ ...RULE, endpoint: 'GET flex-api.twilio.com/v1/Interactions?x' }, 'endpoint', 'a method and an address'],
  [{ ...RULE, endpoint: 'GET flex.twilio.com/v1/Session' }, 'endpoint', 'host must be one of flex-api.twilio.com, '],
  [{ ...RULE, calls: { kind: 'some' } }, 'calls.kind', 'one of nth, next, all'],
  [{ ...RULE, calls: { kind: 'nth', n: 0 } }, 'calls.n', 'whole number from 1'],
  [{ ...RULE, calls: { kind: 'next', count: 1.5 } }, 'calls.count', 'whole number from 1'],
  [{ ...RULE, fault: { kind: 'fire' } }, 'fault.kind', 'one of latency'],
  [{ ...RULE, fault: { kind: 'latency' } }, 'fault.ms', 'whole number from 0 to 600000'],
  [{ ...RULE, fault: { kind: 'reset', moment: 'during' } }, 'fault.moment', 'before or after'],
  [{ ...RULE, browsers: 'yes' }, 'browsers', 'true or false'],
  [{ ...RULE, endpoint: undefined }, 'endpoint', 'a method and an address'],
  [{ ...RULE, fault: undefined }, 'fault', 'an endpoint, calls and a fault'],
])('refuses %j because of %s and changes nothing', async (rule, field, words) => {
  const { send, script } = client();
  await send('PUT', '', { rules: [RULE] });
  const refusal = await send('PUT', '', { rules: [rule] });
  expect(refusal).toMatchObject({ status: 400, body: { field: `rules.0.${field}` } });
  expect(refusal.body.error).toContain(words);
  expect(script.list()).toMatchObject([RULE]);
});

test.each([[[RULE]], [{}], [null]])('refuses %j as a script', async (body) => {
  expect((await client().send('PUT', '', body)).status).toBe(400);
});

test('accepts every combination the page offers, each with its own label', async () => {
  const { send } = client();
  const rules = ENDPOINTS.flatMap(({ endpoint }) =>
    FAULTS.flatMap((fault) => CALLS.map((calls): Rule => ({ endpoint, fault, calls }))),
  );
  expect((await send('PUT', '', { rules })).status).toBe(200);
  const labels = rules.map(
    ({ endpoint, fault, calls }) => `${endpointInWords(endpoint)}|${faultInWords(fault)}|${callsInWords(calls)}`,
  );
  expect(new Set(labels).size).toBe(rules.length);
});
