/** Addresses of Twilio's APIs, which Local Twilio serves below a prefix. */
import type { Context } from 'hono';

/** Every Twilio host is served below this path. The page's preamble and the functions' preload redirect to it. */
export const HOSTS_PATH = '/_tw';

/** The requested path without the prefix and the host, such as `/v1/Interactions/KD…`. */
export const requestedPath = (c: Context) => c.req.path.replace(/^\/_tw\/[^/]+/, '');

/** The requested host and path, such as `flex-api.twilio.com/v1/Interactions/KD…`. */
export const restAddress = (c: Context) => c.req.path.replace(/^(\/_tw)?\//, '');
