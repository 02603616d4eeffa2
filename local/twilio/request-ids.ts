import type { MiddlewareHandler } from 'hono';
import { SidSequence } from '../world/sids';

/** Gives every answer a request ID, as Twilio does. */
export function requestIds(): MiddlewareHandler {
  const ids = new SidSequence();
  return async (c, next) => {
    // Before the answer is made: afterwards it may already have been sent.
    c.header('Twilio-Request-Id', ids.next('RQ'));
    await next();
  };
}
