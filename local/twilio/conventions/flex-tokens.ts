/**
 * The tokens with which Flex signs in from the browser. Like Twilio's, they are encrypted, in the form of a JWE, and so
 * are opaque to Flex and to the functions. Sources: README of `twilio-flex-token-validator`; RFC 7516 for the form.
 * The same content has the same token, and a token is still valid after Local Twilio has restarted.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { ACCOUNT } from '../../world/model';

export interface FlexToken {
  readonly identity: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;

const digest = (text: string) => createHmac('sha256', ACCOUNT.authToken).update(text).digest();

const KEY = digest('Flex tokens');

const encode = (bytes: Buffer) => bytes.toString('base64url');
const decode = (text: string) => Buffer.from(text, 'base64url');

const HEADER = encode(Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM' })));

export function issueFlexToken({ identity, expiresAt }: FlexToken): string {
  const content = JSON.stringify({ exp: Math.floor(expiresAt / 1000), grants: { identity } });
  const nonce = digest(content).subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, KEY, nonce).setAAD(Buffer.from(HEADER));
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  return [HEADER, '', encode(nonce), encode(encrypted), encode(cipher.getAuthTag())].join('.');
}

/** Reads a token. Returns null if Local Twilio has not issued it or it has expired at `now` (epoch milliseconds). */
export function readFlexToken(token: string, now: number): FlexToken | null {
  const content = decrypted(token);
  if (content === null) return null;
  const { exp, grants } = JSON.parse(content) as { exp: number; grants: { identity: string } };
  const expiresAt = exp * 1000;
  return expiresAt > now ? { identity: grants.identity, expiresAt } : null;
}

function decrypted(token: string): string | null {
  const [header, key, nonce = '', encrypted = '', tag = '', ...rest] = token.split('.');
  if (header !== HEADER || key !== '' || rest.length > 0) return null;
  try {
    const decipher = createDecipheriv(CIPHER, KEY, decode(nonce), { authTagLength: 16 }).setAAD(Buffer.from(header));
    decipher.setAuthTag(decode(tag));
    return Buffer.concat([decipher.update(decode(encrypted)), decipher.final()]).toString();
  } catch {
    return null;
  }
}
