/** The seeded world at a fixed time, and credentials that are valid in it. */
import { issueFlexToken } from '../twilio/conventions/flex-tokens';
import { ACCOUNT } from '../world/model';
import { seed } from '../world/seed';
import { World } from '../world/world';

/** Epoch milliseconds. */
export const NOW = Date.UTC(2026, 0, 1, 12);

export function seededWorld(): World {
  const world = new World(() => NOW);
  seed(world);
  return world;
}

const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

/** The account's own credentials. */
export const AUTHORIZATION = basic(ACCOUNT.accountSid, ACCOUNT.authToken);

/** A Flex token of `identity`, valid for a minute from `NOW` by default. */
export const tokenOf = (identity: string, expiresAt = NOW + 60_000) => issueFlexToken({ identity, expiresAt });

/** The credentials with which Flex calls Twilio's REST APIs for a signed-in user. */
export const flexAuthorization = (identity: string, expiresAt?: number) => basic('token', tokenOf(identity, expiresAt));
