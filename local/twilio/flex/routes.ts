/** `https://flex.twilio.com`: the account's optional features. It has none, so that Flex keeps its defaults. */
import { Hono } from 'hono';

export const flexSession = () =>
  new Hono()
    .get('/api/v1/Session', (c) => c.json({ insights_active: false, features: [] }))
    .get('/api/v1/Features/:name', (c) => c.json({ id: c.req.param('name'), enabled: false }));
