import { DeliveryLog } from '../delivery/log';
import { CustomerSystems } from '../delivery/systems';
import { FaultScript } from '../faults/script';
import { noProgram } from '../testing/outside';
import { World } from '../world/world';
import { outsideApi } from './api';
import { TROUBLES } from './ready-troubles';
import type { TroubleView } from './troubles';

function client() {
  const faults = new FaultScript();
  const systems = new CustomerSystems();
  const app = outsideApi({ world: new World(), deliveries: new DeliveryLog(), faults, systems, program: noProgram });
  return {
    faults,
    systems,
    send: async (method: string, path = '') => (await app.request(`/troubles${path}`, { method })).status,
    on: async () => {
      const views: TroubleView[] = await (await app.request('/troubles')).json();
      return views.filter(({ on }) => on).map(({ name }) => name);
    },
  };
}

test.each(TROUBLES.map(({ name }) => name))('%s is turned on once, and off without a trace', async (name) => {
  const { faults, systems, send, on } = client();
  const before = systems.list();
  expect(await on()).toEqual([]);
  await send('PUT', `/${name}`);
  const [rules, conditions] = [faults.list().length, systems.list()];
  await send('PUT', `/${name}`);
  expect(await on()).toEqual([name]);
  expect([faults.list().length, systems.list()]).toEqual([rules, conditions]);
  expect(rules > 0 || conditions.some(({ condition }) => condition.kind !== 'working')).toBe(true);
  await send('DELETE', `/${name}`);
  expect(await on()).toEqual([]);
  expect(faults.list()).toEqual([]);
  expect(systems.list()).toEqual(before);
});

test('turning a trouble off keeps the other failures', async () => {
  const { faults, send, on } = client();
  faults.add({
    endpoint: 'GET flex-api.twilio.com/v1/Configuration',
    calls: { kind: 'all' },
    fault: { kind: 'truncated' },
  });
  await send('PUT', '/crm-down');
  await send('PUT', '/slow-twilio');
  await send('DELETE', '/slow-twilio');
  expect(await on()).toEqual(['crm-down']);
  expect(faults.list()).toHaveLength(1);
});

test('a trouble is over when it has affected all its calls', async () => {
  const { faults, send, on } = client();
  await send('PUT', '/half-attach');
  const sid = 'flex-api.twilio.com/v1/Interactions/KD1';
  const webhook = 'flex-api.twilio.com/v1/Instances/GO1/InteractionWebhooks/t1';
  for (let call = 0; call < 3; call += 1) {
    faults.next({ method: 'POST', address: sid, fromBrowser: false });
    faults.next({ method: 'DELETE', address: webhook, fromBrowser: false });
  }
  expect(await on()).toEqual([]);
});

test('a failure that a person adds is not part of a trouble, even if it is the same', async () => {
  const { faults, send, on } = client();
  const [rule] = TROUBLES.flatMap(({ rules }) => rules);
  if (rule === undefined) throw new Error('No trouble has a rule');
  faults.add(rule);
  expect(await on()).toEqual([]);
  for (const { name } of TROUBLES) await send('DELETE', `/${name}`);
  expect(faults.list()).toHaveLength(1);
});

test('turning a trouble off keeps a condition that a person set in the meantime', async () => {
  const { systems, send } = client();
  await send('PUT', '/crm-down');
  systems.setCondition('crm.example.com', { kind: 'hang' });
  await send('DELETE', '/crm-down');
  expect(systems.find('crm.example.com')?.condition).toEqual({ kind: 'hang' });
});

test('everything works again at once', async () => {
  const { faults, systems, send, on } = client();
  faults.add({
    endpoint: 'GET flex-api.twilio.com/v1/Configuration',
    calls: { kind: 'all' },
    fault: { kind: 'truncated' },
  });
  systems.setCondition('analytics.example.com', { kind: 'hang' });
  for (const { name } of TROUBLES) await send('PUT', `/${name}`);
  await send('DELETE');
  expect(await on()).toEqual([]);
  expect(faults.list()).toEqual([]);
  expect(systems.list().every(({ condition }) => condition.kind === 'working')).toBe(true);
});

test('answers 404 for an unknown trouble', async () => {
  expect(await client().send('PUT', '/flood')).toBe(404);
});
