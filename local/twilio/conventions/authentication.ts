/** Authentication: by the account's own credentials or an API key, or by the Flex token of a signed-in user. */
import type { MiddlewareHandler } from 'hono';
import { ACCOUNT, type User } from '../../world/model';
import type { World } from '../../world/world';
import { secretOfApiKey } from './api-keys';
import { UNAUTHENTICATED } from './errors';
import { readFlexToken } from './flex-tokens';

export interface TokenHolder {
  readonly user: User;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Returns the user whom a Flex token belongs to; null if the token is forged, has expired, or names no user. */
export function holderOfToken(token: string, world: World): TokenHolder | null {
  const content = readFlexToken(token, world.now());
  const user = content && world.users.get(content.identity);
  return content && user ? { user, expiresAt: content.expiresAt } : null;
}

/** Reads the name and password of a Basic `Authorization` header. */
function credentials(authorization: string | undefined): { name: string; password: string } | null {
  const [, encoded] = /^Basic (.+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return null;
  // Flex's SDK 3.0.0 sends a stray ")" after the base64 text; Node's decoder ignores it.
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon < 0 ? null : { name: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

/** Whether an `Authorization` header holds the account's SID and auth token. */
export function isMainCredential(authorization: string | undefined): boolean {
  const given = credentials(authorization);
  return given?.name === ACCOUNT.accountSid && given.password === ACCOUNT.authToken;
}

/** Whether an `Authorization` header holds the account's own credentials, or those of one of its API keys. */
export function isAccount(authorization: string | undefined): boolean {
  if (isMainCredential(authorization)) return true;
  const given = credentials(authorization);
  return given !== null && secretOfApiKey(given.name) === given.password;
}

/** Returns the Flex token in an `Authorization` header, which holds it as `Basic token:<Flex token>`. */
export function flexTokenOf(authorization: string | undefined): string | null {
  const given = credentials(authorization);
  return given?.name === 'token' ? given.password : null;
}

/** Whether an `Authorization` header holds a valid Flex token. */
export function isFlexUser(authorization: string | undefined, world: World): boolean {
  const token = flexTokenOf(authorization);
  return token !== null && holderOfToken(token, world) !== null;
}

/** Lets only requests with the account's credentials pass. Others get Twilio's 401 with code 20003. */
export const accountAuth = (): MiddlewareHandler => requireAuth(isAccount);

/** Lets no request with an API key pass either: standard keys can't read the account or make other keys. */
export const mainAuth = (): MiddlewareHandler => requireAuth(isMainCredential);

const requireAuth =
  (isAllowed: (authorization: string | undefined) => boolean): MiddlewareHandler =>
  async (c, next) => {
    if (isAllowed(c.req.header('authorization'))) return next();
    return c.json(UNAUTHENTICATED, 401, { 'WWW-Authenticate': 'Basic realm="Twilio API"' });
  };
