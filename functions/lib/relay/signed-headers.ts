/**
 * The request that passes an event on: the form as Twilio sent it, signed once as Twilio signs, for the URL of this
 * destination, and once as Standard Webhooks 1.0 does, if the destination has a secret.
 *
 * Sources: https://www.twilio.com/docs/usage/security#validating-requests and
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
import type * as webhooks from 'twilio/lib/webhooks/webhooks';
import type { SigningSecret } from '../settings/signing-secret';
import type { Form } from '../twilio/outbox';

export interface SignedRequest {
  /** The URL of the destination in its canonical form. Its fragment is neither requested nor signed. */
  readonly url: string;
  /** Whole and unredacted. */
  readonly form: Form;
  /** The encoded form (`encodeForm`). */
  readonly body: string;
  /** The ID of the event, which is the same at every attempt and for every destination. It contains no dot. */
  readonly id: string;
  /** The time of this attempt, in milliseconds since 1970: receivers refuse one that is minutes old. */
  readonly sentAt: number;
  /** The newest first. During an exchange, a receiver accepts the signature of the secret that it has. */
  readonly secrets: readonly SigningSecret[];
  readonly authToken: string;
}

/** Encodes a form as the body of a request. */
export const encodeForm = (form: Form): string =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((text) => [name, text])),
  ).toString();

/** Returns the headers of one attempt to pass an event on. */
export function signedHeaders(request: SignedRequest): Readonly<Record<string, string>> {
  const { id, sentAt, secrets, body } = request;
  const timestamp = Math.floor(sentAt / 1_000);
  const signatures = secrets.map((secret) => `v1,${secret.sign(`${id}.${timestamp}.${body}`)}`);
  return {
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'User-Agent': 'Interaction-Webhooks-for-Flex',
    'X-Twilio-Signature': twilioSignature(request),
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    ...(signatures.length === 0 ? {} : { 'webhook-signature': signatures.join(' ') }),
  };
}

function twilioSignature({ url, form, authToken }: SignedRequest): string {
  // Loaded with the first event, because it loads node:crypto.
  const { getExpectedTwilioSignature }: typeof webhooks = require('twilio/lib/webhooks/webhooks');
  return getExpectedTwilioSignature(authToken, url.replace(/#.*$/s, ''), form);
}
