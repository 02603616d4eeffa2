/** `https://flex.twilio.com`: the account's optional features. Without any, Flex keeps its defaults. */
import { Hono } from 'hono';

export const flexSession = (features: readonly string[]) =>
  new Hono()
    .get('/api/v1/Session', (c) =>
      c.json({ insights_active: false, features: features.map((id) => ({ id, enabled: true })) }),
    )
    .get('/api/v1/Features/:name', (c) => {
      const id = c.req.param('name');
      return c.json({ id, enabled: features.includes(id) });
    });
