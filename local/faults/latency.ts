import type { MiddlewareHandler } from 'hono';
import { isAccount } from '../twilio/conventions/authentication';
import type { Sleep } from './outcome';

/** Lets every request of a server wait for `ms` milliseconds before it is processed. Browsers' requests do not wait. */
export const delayServers =
  (ms: number, sleep: Sleep): MiddlewareHandler =>
  async (c, next) => {
    if (isAccount(c.req.header('authorization'))) await sleep(ms);
    return next();
  };
