import type { MiddlewareHandler } from 'hono';
import { SidSequence } from '../world/sids';

/** Gives every answer the id by which Twilio's support would find the request. */
export function requestIds(): MiddlewareHandler {
  const ids = new SidSequence();
  return async (c, next) => {
    // Set on the answer to come rather than afterwards: by then it may have been sent.
    c.res.headers.set('Twilio-Request-Id', ids.next('RQ'));
    await next();
  };
}
