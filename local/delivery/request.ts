import { ACCOUNT, type EventParameters, type Webhook } from '../world/model';
import { signature } from './signature';

/** The request that Twilio sends to a webhook for an event. */
export interface DeliveryRequest {
  readonly method: Webhook['method'];
  /** The requested URL. For a GET it includes the parameters. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The form data of a POST; null for a GET. */
  readonly body: string | null;
}

/** Builds the signed request that reports an event to `webhook`. */
export function deliveryRequest(webhook: Webhook, parameters: EventParameters): DeliveryRequest {
  const encoded = new URLSearchParams(parameters).toString();
  const { method } = webhook;
  const url = method === 'GET' ? withQuery(webhook.url, encoded) : webhook.url;
  return {
    method,
    url,
    headers: {
      'User-Agent': 'TwilioProxy/1.1',
      'X-Twilio-Signature': signature(ACCOUNT.authToken, url, method === 'POST' ? parameters : {}),
      ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
    },
    body: method === 'POST' ? encoded : null,
  };
}

function withQuery(url: string, query: string): string {
  const [address = '', fragment] = url.split('#', 2);
  const extended = `${address}${address.includes('?') ? '&' : '?'}${query}`;
  return fragment === undefined ? extended : `${extended}#${fragment}`;
}
