/** flex.twilio.com: which of Flex's optional features the account has. None, so that Flex is as it comes. */
import { Hono } from 'hono';

export const flexSession = () =>
  new Hono()
    .get('/api/v1/Session', (c) => c.json({ insights_active: false, features: [] }))
    .get('/api/v1/Features/:name', (c) => c.json({ id: c.req.param('name'), enabled: false }));
