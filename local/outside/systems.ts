/**
 * `/outside/api/systems`: the customer's systems that receive events. `POST` adds one, and `PUT /:host/condition` makes
 * it fail or work. Every answer contains all systems.
 */
import { type Context, Hono } from 'hono';
import type { DeliveryLog } from '../delivery/log';
import { parseSystemHost } from '../delivery/system-host';
import type { CustomerSystems } from '../delivery/systems';
import { notFound } from '../world/refused';
import { BadInput, readBody } from './input';
import { newCondition, newSystem } from './system-requests';
import { systemViews } from './views';

export function systemsApi(systems: CustomerSystems, deliveries: DeliveryLog): Hono {
  const app = new Hono();
  const answer = (c: Context, status: 200 | 201 = 200) => c.json(systemViews(systems, deliveries), status);

  app.get('/', (c) => answer(c));

  app.post('/', async (c) => {
    const host = parseSystemHost((await readBody(c, newSystem)).host);
    if (!host.ok) throw new BadInput('host', host.failure);
    systems.add(host.value);
    return answer(c, 201);
  });

  app.put('/:host/condition', async (c) => {
    const host = c.req.param('host');
    if (!systems.setCondition(host, await readBody(c, newCondition))) throw notFound(host);
    return answer(c);
  });

  return app;
}
