/**
 * `/outside/api/troubles`: the ready-made troubles. `PUT /:name` turns one on, and `DELETE /:name` turns it off.
 * `DELETE` without a name makes everything work again, also what was set otherwise. Every answer contains all of them.
 */
import { type Context, Hono } from 'hono';
import type { CustomerSystems } from '../delivery/systems';
import type { FaultScript } from '../faults/script';
import { requireRecord } from '../world/refused';
import { TROUBLES, type Trouble, Troubles } from './ready-troubles';

export interface TroubleView {
  readonly name: string;
  readonly title: string;
  readonly inFlex: string;
  readonly on: boolean;
  /** The IDs of the rules that it added. */
  readonly rules: readonly number[];
}

const BY_NAME: ReadonlyMap<string, Trouble> = new Map(TROUBLES.map((trouble) => [trouble.name, trouble]));

export function troublesApi(context: { readonly faults: FaultScript; readonly systems: CustomerSystems }): Hono {
  const app = new Hono();
  const troubles = new Troubles(context);
  const named = (c: Context) => requireRecord(BY_NAME, c.req.param('name') ?? '');
  const answer = (c: Context) =>
    c.json(
      TROUBLES.map((trouble): TroubleView => {
        const { name, title, inFlex } = trouble;
        return { name, title, inFlex, on: troubles.isOn(trouble), rules: troubles.rulesOf(trouble) };
      }),
    );

  app.get('/', answer);

  app.put('/:name', (c) => {
    troubles.turnOn(named(c));
    return answer(c);
  });

  app.delete('/:name', (c) => {
    troubles.turnOff(named(c));
    return answer(c);
  });

  app.delete('/', (c) => {
    context.faults.clear();
    context.systems.repair();
    return answer(c);
  });

  return app;
}
