/**
 * `/outside/api/faults`: the rules that make requests to Twilio fail. `PUT` replaces all rules, `POST` adds one before
 * the others, and `DELETE` removes one or all. Every answer contains the resulting rules.
 */
import { type Context, Hono } from 'hono';
import type { FaultScript } from '../faults/script';
import { newRule, newScript } from './fault-requests';
import { readBody } from './input';

export function faultsApi(script: FaultScript): Hono {
  const app = new Hono();
  const answer = (c: Context, status: 200 | 201 = 200) => c.json({ rules: script.list() }, status);

  app.get('/', (c) => answer(c));

  app.put('/', async (c) => {
    const { rules } = await readBody(c, newScript);
    script.replace(rules);
    return answer(c);
  });

  app.post('/', async (c) => {
    script.add(await readBody(c, newRule));
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
