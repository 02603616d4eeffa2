import { ACCOUNT, type EventParameters, type Webhook } from '../world/model';
import { signature } from './signature';

/** The request that Twilio, or the functions, send for an event. */
export interface DeliveryRequest {
  readonly method: string;
  /** The requested URL, without a fragment. For a GET it includes the parameters. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null for none, as for a GET. */
  readonly body: string | null;
}

/**
 * Builds the signed request that reports an event to `webhook`. The fragment of its URL can hold connection overrides,
 * which Local Twilio ignores. It is neither requested nor signed.
 *
 * @param token The idempotency token of the request; null for none. It is not signed.
 */
export function deliveryRequest(
  webhook: Webhook,
  parameters: EventParameters,
  token: string | null = null,
): DeliveryRequest {
  const encoded = new URLSearchParams(parameters).toString();
  const { method } = webhook;
  const address = webhook.url.replace(/#.*$/s, '');
  const url = method === 'GET' ? `${address}${address.includes('?') ? '&' : '?'}${encoded}` : address;
  return {
    method,
    url,
    headers: {
      'User-Agent': 'TwilioProxy/1.1',
      'X-Twilio-Signature': signature(ACCOUNT.authToken, url, method === 'POST' ? parameters : {}),
      ...(token === null ? {} : { 'I-Twilio-Idempotency-Token': token }),
      ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
    },
    body: method === 'POST' ? encoded : null,
  };
}
