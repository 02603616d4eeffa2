/** Rewrites the Twilio addresses that a page requests to addresses of Local Twilio. */

import type { FunctionsAddress } from '../../functions/address';

const TWILIO = /(^|\.)(twilio\.com|twiliocdn\.com|twil\.io|ytica\.com|segment\.(io|com))$/;

/**
 * Maps the functions to their local origin, and any other Twilio host to `/_tw/<host>` on the page's own origin.
 * Returns any other address unchanged.
 */
export function rewriteAddress(address: string, page: URL, functions: FunctionsAddress): string {
  const url = URL.canParse(address, page.href) ? new URL(address, page) : null;
  if (url === null || !TWILIO.test(url.hostname)) return address;
  const rest = url.pathname + url.search + url.hash;
  if (url.hostname === functions.domain) return functions.origin + rest;
  const scheme = url.protocol === 'wss:' || url.protocol === 'ws:' ? 'ws:' : 'http:';
  return `${scheme}//${page.host}/_tw/${url.host}${rest}`;
}
