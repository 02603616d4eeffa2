/** Sign-in to Flex. A page of Local Twilio takes the place of a company's identity provider. */
import type { World } from '../../world/world';
import { issueFlexToken } from '../conventions/flex-tokens';
import { iso } from '../conventions/time';

/** The path of the sign-in page on Flex's own origin. */
export const SIGN_IN_PATH = '/sign-in';

/** The address of the sign-in page, which returns to `returnTo` afterwards. */
export const signInAddress = (origin: string, returnTo: string) =>
  `${origin}${SIGN_IN_PATH}?${new URLSearchParams({ returnTo })}`;

/** A working day. */
const TOKEN_LIFETIME_MS = 8 * 60 * 60 * 1000;

/** The result of a sign-in, as Flex stores it. */
export interface SignedIn {
  readonly token: string;
  readonly identity: string;
  /** ISO 8601. */
  readonly expiration: string;
  readonly roles: readonly string[];
  readonly flexUserSid: string;
}

/** Signs a user in; null if there is no user with this identity. */
export function signIn(identity: string, world: World): SignedIn | null {
  const user = world.users.get(identity);
  if (user === undefined) return null;
  const expiresAt = world.now() + TOKEN_LIFETIME_MS;
  return {
    token: issueFlexToken({ identity, expiresAt }),
    identity,
    expiration: iso(expiresAt),
    roles: [user.role],
    flexUserSid: user.flexUserSid,
  };
}
