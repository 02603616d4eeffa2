/** Who is asking: the account itself, or somebody who has signed in to Flex. */

import { ACCOUNT, type User } from '../../world/model';
import type { World } from '../../world/world';
import { readFlexToken } from './flex-tokens';

export interface TokenHolder {
  readonly user: User;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Whom a Flex token belongs to; null when it is forged, has expired, or names nobody. */
export function holderOfToken(token: string, world: World): TokenHolder | null {
  const content = readFlexToken(token, world.now());
  const user = content && world.users.get(content.identity);
  return content && user ? { user, expiresAt: content.expiresAt } : null;
}

/** The name and password of a Basic `Authorization` header. */
function credentials(authorization: string | undefined): { name: string; password: string } | null {
  const [, encoded] = /^Basic (.+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return null;
  // Flex's SDK 3.0.0 sends a stray ")" after the base64 text; Node's decoder leaves it out.
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon < 0 ? null : { name: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

/** Whether an `Authorization` header is the account's own. */
export function isAccount(authorization: string | undefined): boolean {
  const given = credentials(authorization);
  return given?.name === ACCOUNT.accountSid && given.password === ACCOUNT.authToken;
}

/** Whether an `Authorization` header carries a good Flex token, as `Basic token:<Flex token>`. */
export function isFlexUser(authorization: string | undefined, world: World): boolean {
  const given = credentials(authorization);
  return given?.name === 'token' && holderOfToken(given.password, world) !== null;
}
