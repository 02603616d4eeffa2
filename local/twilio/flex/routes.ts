/** `https://flex.twilio.com`: the account's optional features. Flex keeps its defaults for all others. */
import { Hono } from 'hono';

/** Those of every account: agents can hand a conversation to a colleague, leave it and pause it. */
const HANDING_ON = ['new-transfer-experience', 'leave-pause-resume-all-digital-channels'];

export function flexSession(features: readonly string[]): Hono {
  const enabled = [...HANDING_ON, ...features];
  return new Hono()
    .get('/api/v1/Session', (c) =>
      c.json({ insights_active: false, features: enabled.map((id) => ({ id, enabled: true })) }),
    )
    .get('/api/v1/Features/:name', (c) => {
      const id = c.req.param('name');
      return c.json({ id, enabled: enabled.includes(id) });
    });
}
