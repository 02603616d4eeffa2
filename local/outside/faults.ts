/**
 * `/outside/api/faults`: the script by which requests to Twilio go wrong. `PUT` replaces it, `POST` puts one rule before
 * the others, `DELETE` clears it or takes one rule back. Every answer is the whole script as it is afterwards.
 */
import { type Context, Hono } from 'hono';
import type { FaultScript } from '../faults/script';
import { newRule, newScript } from './fault-requests';
import { input } from './input';

export function faultsApi(script: FaultScript): Hono {
  const app = new Hono();
  const answer = (c: Context, status: 200 | 201 = 200) => c.json({ rules: script.list() }, status);

  app.get('/', (c) => answer(c));

  app.put('/', async (c) => {
    const { rules } = await input(c, newScript);
    script.replace(rules);
    return answer(c);
  });

  app.post('/', async (c) => {
    script.add(await input(c, newRule));
    return answer(c, 201);
  });

  app.delete('/', (c) => {
    script.clear();
    return answer(c);
  });

  app.delete('/:id', (c) => {
    script.remove(Number(c.req.param('id')));
    return answer(c);
  });

  return app;
}
