/** Random events that are passed on, and what arrives of them. */
import fc from 'fast-check';
import { encodeForm, signedHeaders } from '../../../functions/lib/relay/signed-headers';
import { parseSecrets } from '../../../functions/lib/settings/signing-secret';
import type { Form } from '../../../functions/lib/twilio/outbox';
import { EVENT_NAMES } from '../../../src/contract/events';

export const AUTH_TOKEN = 'the-auth-token';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The age at which the last retry of an event is due. */
const MAX_AGE_MS = 24 * HOUR_MS;

/** A request as it arrives at a receiver. */
export interface Arrived {
  /** The requested URL, without a fragment. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One attempt to pass an event on. */
export interface Delivery {
  /** The URL of the destination, which can have a fragment. */
  readonly url: string;
  readonly form: Form;
  readonly id: string;
  /** The time of the event, in milliseconds since 1970. */
  readonly firstAt: number;
  /** The age of the event at this attempt, in milliseconds. */
  readonly ageMs: number;
  /** The receiver's clock less the sender's, in milliseconds. Standard Webhooks allows five minutes. */
  readonly skewMs: number;
  /** The secrets as an administrator writes them: the newest first. */
  readonly newest: string;
  readonly oldest: string;
}

/** Returns what arrives of an attempt, which is signed with these secrets. */
export function arrives(delivery: Delivery, secrets: readonly string[], ageMs = delivery.ageMs): Arrived {
  const { url, form, id, firstAt } = delivery;
  const parsed = secrets.length === 0 ? { ok: true as const, value: [] } : parseSecrets(secrets.join(' '));
  if (!parsed.ok) throw new Error(`Not accepted as secrets: ${parsed.failure}`);
  const body = encodeForm(form);
  const sentAt = firstAt + ageMs;
  const headers = signedHeaders({ url, form, body, id, sentAt, secrets: parsed.value, authToken: AUTH_TOKEN });
  return { url: url.replace(/#.*$/, ''), headers, body };
}

const host = fc.constantFrom('crm.example.com', 'xn--mnchen-3ya.de', 'service-1234.twil.io', 'a.b.c.example.net');

const url = fc
  .tuple(
    host,
    fc.webPath(),
    fc.option(fc.webQueryParameters(), { nil: null }),
    fc.constantFrom('', '#rc=3', '#ct=500&rp=5xx'),
  )
  .map(
    ([name, path, query, fragment]) =>
      new URL(`https://${name}${path}${query === null ? '' : `?${query}`}`).href + fragment,
  )
  // The middleware reads %3F as the beginning of the query, so it refuses what Twilio sends to such a URL, too.
  .filter((text) => !/%3f/i.test(text));

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('a&b=c', '1 + 1 %', 'a\r\nb', '"\\'),
);

const form = fc
  .tuple(
    fc.constantFrom(...EVENT_NAMES),
    fc.dictionary(
      fc.constantFrom('ChannelSid', 'Channel', 'ErrorMessage', 'Über', 'a', 'B', 'a b', 'Tags[]', 'constructor', '10'),
      // Twilio signs a text of a list once, however often it is in the list.
      fc.oneof(text, fc.uniqueArray(text, { minLength: 2, maxLength: 3 })),
    ),
  )
  .map(([EventType, more]): Form => ({ EventType, ...more }));

const secrets = fc
  .uniqueArray(
    fc.uint8Array({ minLength: 24, maxLength: 64 }).map((key) => `whsec_${Buffer.from(key).toString('base64')}`),
    { minLength: 2, maxLength: 2 },
  )
  .map(([newest = '', oldest = '']) => ({ newest, oldest }));

/** Every third event is a retry after 23 hours. */
const ageMs = fc.oneof(
  fc.constant(23 * HOUR_MS),
  fc.constantFrom(0, 5_000, 30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS),
  fc.nat({ max: MAX_AGE_MS }),
);

export const deliveries: fc.Arbitrary<Delivery> = fc
  .record({
    url,
    form,
    id: fc.stringMatching(/^msg_[0-9a-f]{16,64}$/),
    firstAt: fc.integer({ min: Date.UTC(2026), max: Date.UTC(2100) }),
    ageMs,
    skewMs: fc.integer({ min: -4 * MINUTE_MS, max: 4 * MINUTE_MS }),
    secrets,
  })
  .map(({ secrets: given, ...delivery }) => ({ ...delivery, ...given }));
