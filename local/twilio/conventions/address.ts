import type { Context } from 'hono';

/** The address that a request to Twilio was meant for, without the prefix under which the hosts are served here. */
export const restAddress = (c: Context) => c.req.path.replace(/^(\/_tw)?\//, '');
