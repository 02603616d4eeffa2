import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { type Form, parseForm } from '../system/form';
import { ACCOUNT } from '../world/model';
import type { Delivery } from './log';
import type { DeliveryRequest } from './request';

type Entry = Pick<Delivery, 'method' | 'url' | 'headers' | 'body' | 'signature' | 'signatureValid'>;

/** The part of an entry of the log that is known from the request alone. */
export function entryOf({ method, url, headers, body }: DeliveryRequest): Entry {
  const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const signature = lowerCase['x-twilio-signature'] ?? '';
  return {
    method,
    url,
    headers: lowerCase,
    body,
    signature,
    signatureValid: validateRequest(ACCOUNT.authToken, signature, url, parseForm(body ?? '')),
  };
}

/** The parameters of a form in one text each. */
export const parametersOf = (form: Form): Delivery['parameters'] =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat().join(', ')]));
