/** Requests in which one character was changed on the way. */
import { parse } from 'node:querystring';
import type { Arrived } from './delivery';

/** The signatures that a receiver checks: those of Twilio, or those of Standard Webhooks. */
export type Scheme = 'twilio' | 'standard';

/** Replaces the nth of the characters that match; `nth` is taken modulo their number. */
function withOtherCharacter(text: string, matching: RegExp, nth: number): string {
  const places = [...text.matchAll(matching)].map(({ index }) => index);
  const place = places[nth % places.length];
  if (place === undefined) throw new Error(`Nothing to change in ${JSON.stringify(text)}`);
  const replaced = String.fromCodePoint(text.codePointAt(place) ?? 0);
  return text.slice(0, place) + (replaced === 'x' ? 'y' : 'x') + text.slice(place + replaced.length);
}

/**
 * Changes a lowercase letter or a digit of the URL. Some other changes lead to the same URL, such as a capital letter
 * in the host.
 */
export const withOtherUrl = (arrived: Arrived, nth: number): Arrived => ({
  ...arrived,
  url: `https://${withOtherCharacter(arrived.url.slice('https://'.length), /[a-z0-9]/g, nth)}`,
});

/** Changes a character of one value. */
export function withOtherValue(arrived: Arrived, nth: number): Arrived {
  const fields = Object.entries(parse(arrived.body)).flatMap(([name, value]) =>
    [value ?? ''].flat().map((text) => ({ name, text })),
  );
  const full = fields.filter(({ text }) => text !== '');
  const changed = full[nth % full.length];
  const body = new URLSearchParams(
    fields.map((field) => [field.name, field === changed ? withOtherCharacter(field.text, /./gsu, nth) : field.text]),
  );
  return { ...arrived, body: body.toString() };
}

/** Changes one bit of the decoded signature, and of each one if there are several. */
export function withOtherSignature(arrived: Arrived, scheme: Scheme, nth: number): Arrived {
  const name = scheme === 'twilio' ? 'X-Twilio-Signature' : 'webhook-signature';
  const changed = (arrived.headers[name] ?? '')
    .split(' ')
    .map((signature) => {
      const [version, base64 = signature] = signature.split(',');
      const other = withOtherBit(base64, nth);
      return base64 === signature ? other : `${version},${other}`;
    })
    .join(' ');
  return { ...arrived, headers: { ...arrived.headers, [name]: changed } };
}

function withOtherBit(base64: string, nth: number): string {
  const bytes = Buffer.from(base64, 'base64');
  const place = nth % (bytes.length * 8);
  return Buffer.from(bytes.map((byte, index) => (index === place >> 3 ? byte ^ (1 << (place & 7)) : byte))).toString(
    'base64',
  );
}

/** Changes a header whose value is signed. */
export const withOtherHeader = (arrived: Arrived, name: 'webhook-id' | 'webhook-timestamp', nth: number): Arrived => ({
  ...arrived,
  headers: {
    ...arrived.headers,
    [name]:
      name === 'webhook-id'
        ? withOtherCharacter(arrived.headers[name] ?? '', /[0-9a-f]/g, nth)
        : String(Number(arrived.headers[name]) + 1),
  },
});
