import { createHmac } from 'node:crypto';
import type { EventParameters } from '../world/model';

/**
 * The `X-Twilio-Signature` of a request: HMAC-SHA1, base64, of its URL followed by every parameter of its form,
 * name and value, in the order of the names. The URL is signed exactly as it is requested, query included.
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
