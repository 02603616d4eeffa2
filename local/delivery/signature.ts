import { createHmac } from 'node:crypto';
import type { EventParameters } from '../world/model';

/**
 * Computes the `X-Twilio-Signature` of a request: the base64 HMAC-SHA1 of its URL followed by each form parameter,
 * name then value, sorted by name. The URL is signed exactly as requested, including the query, without a fragment.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signature(authToken: string, url: string, form: EventParameters): string {
  const parameters = Object.keys(form)
    .sort()
    .map((name) => `${name}${form[name]}`);
  return createHmac('sha1', authToken)
    .update(url + parameters.join(''))
    .digest('base64');
}
