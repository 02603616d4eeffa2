/**
 * The tokens with which Flex signs in from the browser. Like Twilio's, they are opaque to Flex and to the functions.
 * They are signed, so that Local Twilio recognizes its own tokens even after a restart.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { ACCOUNT } from '../../world/model';

export interface FlexToken {
  readonly identity: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const sign = (text: string) => createHmac('sha256', ACCOUNT.authToken).update(text).digest('base64url');

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function issueFlexToken({ identity, expiresAt }: FlexToken): string {
  const content = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode({ exp: Math.floor(expiresAt / 1000), grants: { identity } })}`;
  return `${content}.${sign(content)}`;
}

/** Reads a token. Returns null if its signature is invalid or it has expired at `now` (epoch milliseconds). */
export function readFlexToken(token: string, now: number): FlexToken | null {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null;
  const expected = Buffer.from(sign(`${header}.${payload}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const content = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    exp: number;
    grants: { identity: string };
  };
  const expiresAt = content.exp * 1000;
  return expiresAt > now ? { identity: content.grants.identity, expiresAt } : null;
}
