/**
 * The tokens with which Flex's browser side signs in. Opaque to Flex and to the functions, as Twilio's are;
 * signed, so that a forged one is told from a genuine one, also after a restart.
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

/** What a token says, or null when it is not one of ours or has expired by `now`. */
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
