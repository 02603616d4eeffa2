/**
 * The secrets with which passed-on events are signed, as Standard Webhooks 1.0 writes them: `whsec_` and the key in
 * base64.
 *
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
import { fail, ok, type Result } from '../../../src/contract/result';
import { nodeCrypto } from '../twilio/node-crypto';
import type { SettingReason } from './problem';

const PREFIX = 'whsec_';

/** The length of a key, in bytes. */
const MIN_BYTES = 24;
const MAX_BYTES = 64;

/** The most secrets of one destination: while one is exchanged, the new and the old one. */
const MAX_SECRETS = 2;

/**
 * A usable secret. It can sign, but it never gives its key away: neither JSON nor a log of the object shows a private
 * field.
 */
export class SigningSecret {
  readonly #key: Buffer;

  private constructor(key: Buffer) {
    this.#key = key;
  }

  /** Returns null if the text is no secret. */
  static parse(text: string): SigningSecret | null {
    if (!text.startsWith(PREFIX)) return null;
    const base64 = text.slice(PREFIX.length);
    const key = Buffer.from(base64, 'base64');
    // Node.js skips characters that are not base64. Receivers do not, or skip others.
    const isCanonical = key.toString('base64') === base64;
    return isCanonical && key.length >= MIN_BYTES && key.length <= MAX_BYTES ? new SigningSecret(key) : null;
  }

  isSameAs(other: SigningSecret): boolean {
    return this.#key.equals(other.#key);
  }

  /** Returns the HMAC-SHA-256 of a text in UTF-8, in base64. */
  sign(text: string): string {
    return nodeCrypto().createHmac('sha256', this.#key).update(text).digest('base64');
  }
}

/** Parses the secrets of one destination, which blanks separate, the newest first. */
export function parseSecrets(text: string): Result<readonly SigningSecret[], SettingReason> {
  const secrets: SigningSecret[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const secret = SigningSecret.parse(word);
    if (secret === null) return fail('secret-malformed');
    if (secrets.some((earlier) => earlier.isSameAs(secret))) return fail('secret-repeated');
    secrets.push(secret);
  }
  return secrets.length > MAX_SECRETS ? fail('too-many-secrets') : ok(secrets);
}
