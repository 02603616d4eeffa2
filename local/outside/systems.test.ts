import { entryOf } from '../delivery/entry';
import { DeliveryLog } from '../delivery/log';
import { CustomerSystems } from '../delivery/systems';
import { FaultScript } from '../faults/script';
import { noProgram } from '../testing/outside';
import { World } from '../world/world';
import { outsideApi } from './api';
import { CONDITION_CHOICES, conditionInWords } from './condition-words';
import type { SystemView } from './views';

function client() {
  const systems = new CustomerSystems([{ host: 'hooks.acme.io', origin: 'http://localhost:3000' }]);
  const deliveries = new DeliveryLog();
  const app = outsideApi({ world: new World(), deliveries, faults: new FaultScript(), systems, program: noProgram });
  return {
    systems,
    deliveries,
    send: async (method: string, path = '', body?: unknown) => {
      const response = await app.request(`/systems${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

const CRM = '/crm.example.com/condition';

test('lists every system with its condition and its program', async () => {
  expect((await client().send('GET')).body).toMatchObject([
    { host: 'crm.example.com', condition: { kind: 'working' }, forwardTo: null, lastOutcome: null },
    { host: 'analytics.example.com' },
    { host: 'quality.example.com' },
    { host: 'helpdesk.example.com' },
    { host: 'hooks.acme.io', forwardTo: 'http://localhost:3000' },
  ]);
});

test('shows the outcome of the newest delivery to each system', async () => {
  const { deliveries, send } = client();
  const log = (url: string, status: number) => {
    const webhook = { ttid: '', type: 'global', friendlyName: null } as const;
    const entry = entryOf({ method: 'POST', url, headers: {}, body: null });
    const id = deliveries.add({ ...entry, at: 0, webhook, parameters: {} });
    deliveries.settle(id, { kind: 'answered', status });
  };
  log('https://crm.example.com/in', 200);
  log('https://crm.example.com./in', 503);
  log('https://other.example.com/in', 404);
  expect((await send('GET')).body.map(({ lastOutcome }: SystemView) => lastOutcome)).toEqual([
    { kind: 'answered', status: 503 },
    null,
    null,
    null,
    null,
  ]);
});

test('adds any number of systems, each once', async () => {
  const { send, systems } = client();
  const before = systems.list().length;
  for (let n = 0; n < 20; n += 1) await send('POST', '', { host: `Shop${n}.example.com` });
  const { status, body } = await send('POST', '', { host: 'shop0.example.com.' });
  expect(status).toBe(201);
  expect(body).toHaveLength(before + 20);
});

test.each([
  '',
  'shop',
  'a b.example.com',
  '127.0.0.1',
  'https://shop.example.com',
  'interaction-webhooks-local-dev.twil.io',
  7,
])('refuses %j as a host', async (host) => {
  const { send, systems } = client();
  const before = systems.list().length;
  expect(await send('POST', '', { host })).toMatchObject({ status: 400, body: { field: 'host' } });
  expect(systems.list()).toHaveLength(before);
});

test('makes a system fail in every way that the page offers, each with its own label, and work again', async () => {
  const { send } = client();
  const labels = new Set<string>();
  for (const { amount, condition } of CONDITION_CHOICES) {
    const chosen = condition(amount?.first ?? 0);
    expect((await send('PUT', CRM, chosen)).body[0]).toMatchObject({ condition: chosen });
    labels.add(conditionInWords(chosen));
  }
  expect((await send('PUT', CRM, { kind: 'working' })).body[0]).toMatchObject({ condition: { kind: 'working' } });
  expect(labels.size).toBe(CONDITION_CHOICES.length);
});

test('accepts the limits of every amount that the page offers', async () => {
  const { send } = client();
  for (const { amount, condition } of CONDITION_CHOICES) {
    if (amount === undefined) continue;
    for (const limit of [amount.min, amount.max]) expect((await send('PUT', CRM, condition(limit))).status).toBe(200);
  }
});

test.each([
  [{ kind: 'fire' }, 'kind', 'one of working, status'],
  [{}, 'kind', 'one of working, status'],
  [{ kind: 'status' }, 'status', 'whole number from 200 to 599'],
  [{ kind: 'status', status: 99 }, 'status', 'whole number from 200 to 599'],
  [{ kind: 'status', status: '503' }, 'status', 'whole number from 200 to 599'],
  [{ kind: 'slow', ms: 0 }, 'ms', 'whole number from 1 to 60000'],
  [{ kind: 'flaky', percent: 101 }, 'percent', 'whole number from 1 to 100'],
  [{ kind: 'flaky', percent: 0.5 }, 'percent', 'whole number from 1 to 100'],
  [{ kind: 'certificate' }, 'fault', 'one of expired, name, issuer'],
  [{ kind: 'certificate', fault: 'color' }, 'fault', 'one of expired, name, issuer'],
])('refuses the condition %j because of %s and changes nothing', async (condition, field, words) => {
  const { send, systems } = client();
  const refusal = await send('PUT', CRM, condition);
  expect(refusal).toMatchObject({ status: 400, body: { field } });
  expect(refusal.body.error).toContain(words);
  expect(systems.find('crm.example.com')?.condition).toEqual({ kind: 'working' });
});

test('answers 404 for an unknown system', async () => {
  expect((await client().send('PUT', '/none.example.com/condition', { kind: 'hang' })).status).toBe(404);
});
