/** Where a page that believes to be talking to Twilio is really to go. */

/** The functions as production names them, and where they answer here. */
export interface FunctionsAddress {
  /** Such as `interaction-webhooks-local-dev.twil.io`. */
  readonly domain: string;
  /** Such as `http://localhost:4311`: another origin than Flex, as in production, so that CORS is real. */
  readonly origin: string;
}

const TWILIO = /(^|\.)(twilio\.com|twiliocdn\.com|twil\.io|ytica\.com|segment\.(io|com))$/;

/**
 * `address` as the page should really ask for it: the functions at their own origin, every other Twilio host below
 * `/_tw/<host>` of the page's own. Anything else comes back as it is.
 */
export function rewriteAddress(address: string, page: URL, functions: FunctionsAddress): string {
  const url = URL.canParse(address, page.href) ? new URL(address, page) : null;
  if (url === null || !TWILIO.test(url.hostname)) return address;
  const rest = url.pathname + url.search + url.hash;
  if (url.hostname === functions.domain) return functions.origin + rest;
  const scheme = url.protocol === 'wss:' || url.protocol === 'ws:' ? 'ws:' : 'http:';
  return `${scheme}//${page.host}/_tw/${url.host}${rest}`;
}
