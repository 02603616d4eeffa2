/**
 * `POST /outside/api/events`: makes an event happen, and answers with the change that caused it and the deliveries to
 * webhooks, as soon as each has an outcome. They include those that the functions passed on by then. Answers 409 with a
 * sentence if it is not possible.
 */
import { isDeepStrictEqual } from 'node:util';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Delivery, DeliveryLog } from '../delivery/log';
import type { EventParameters } from '../world/model';
import type { World } from '../world/world';
import { makeHappen } from './changes';
import { readBody } from './input';
import { text } from './requests';

const newEvent = v.object({
  event: text('The event', 64),
  /** The SID of an interaction; by default one where the event can happen. */
  interaction: v.optional(text('The interaction', 64)),
});

export interface EventView {
  /** A sentence for people. */
  readonly change: string;
  readonly deliveries: readonly Pick<Delivery, 'webhook' | 'url' | 'outcome'>[];
}

export function eventsApi(world: World, deliveries: DeliveryLog): Hono {
  const app = new Hono();
  const settled = (isWanted: (delivery: Delivery) => boolean) =>
    Promise.all(
      deliveries
        .list()
        .filter(isWanted)
        .map(async (delivery) => {
          const { webhook, url } = delivery;
          return { webhook, url, outcome: await deliveries.outcomeOf(delivery) };
        }),
    );
  app.post('/', async (c) => {
    const { event, interaction } = await readBody(c, newEvent);
    const last = deliveries.list(1)[0]?.id ?? 0;
    const caused = new Set<EventParameters>();
    const stop = world.listen((change) => {
      if (change.kind === 'interaction-event') caused.add(change.parameters);
    });
    const outcome = makeHappen(world, event, interaction);
    stop();
    if (!outcome.ok) return c.json({ error: outcome.failure }, 409);
    const events = [...caused].filter(({ EventType }) => EventType === event);
    const sent = await settled(({ parameters }) => events.includes(parameters));
    const passedOn = await settled(
      ({ id, webhook, parameters }) =>
        id > last && webhook === null && events.some((sentEvent) => isDeepStrictEqual(parameters, sentEvent)),
    );
    const view: EventView = { change: outcome.value, deliveries: [...passedOn, ...sent] };
    return c.json(view);
  });
  return app;
}
