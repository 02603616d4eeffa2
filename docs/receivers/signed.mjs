import { createHmac, timingSafeEqual } from 'node:crypto';

const MAX_AGE_S = 300; // older requests may be recorded ones

/** Returns whether a request was signed with the secret. The body is its text, as it arrived. */
export function isSigned(headers, body, secret) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headers;
  const isRecent = Math.abs(Date.now() / 1_000 - Number(timestamp)) <= MAX_AGE_S;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const expected = Buffer.from(`v1,${signature}`);
  const isExpected = (given) => given.length === expected.length && timingSafeEqual(given, expected);
  return isRecent && signatures.split(' ').some((text) => isExpected(Buffer.from(text)));
}
