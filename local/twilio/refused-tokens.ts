/** Reports refused Flex tokens in the terminal: Flex then shows the sign-in page, and gives no reason. */
import type { MiddlewareHandler } from 'hono';
import { restAddress } from './conventions/address';
import { flexTokenOf } from './conventions/authentication';

export const reportRefusedTokens = (): MiddlewareHandler => async (c, next) => {
  await next();
  if (c.res.status !== 401 || flexTokenOf(c.req.header('authorization')) === null) return;
  console.error(`Local Twilio refused a Flex token: ${c.req.method} ${restAddress(c)}. Flex may ask to sign in again.`);
};
