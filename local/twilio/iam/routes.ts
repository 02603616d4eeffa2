/** iam.twilio.com: signing in, staying signed in, and telling a function who holds a token. */
import { Hono } from 'hono';
import type { World } from '../../world/world';
import { holderOfToken, isAccount } from '../conventions/authentication';
import { errorBody } from '../conventions/errors';
import { issueFlexToken } from '../conventions/flex-tokens';

/** How long a token lasts, in milliseconds: a working day. */
const LIFETIME = 8 * 60 * 60 * 1000;

/** What Flex keeps of somebody who has signed in. */
export interface SignedIn {
  readonly token: string;
  readonly identity: string;
  /** ISO 8601. */
  readonly expiration: string;
  readonly roles: readonly string[];
  readonly flexUserSid: string;
}

/** Signs somebody in; null when there is nobody of that name. */
export function signIn(identity: string, world: World): SignedIn | null {
  const user = world.users.get(identity);
  if (user === undefined) return null;
  const expiresAt = world.now() + LIFETIME;
  return {
    token: issueFlexToken({ identity, expiresAt }),
    identity,
    expiration: new Date(expiresAt).toISOString(),
    roles: [user.role],
    flexUserSid: user.flexUserSid,
  };
}

/** `signInAddress` gives the page on which one chooses who to be, and from which one comes back to `returnTo`. */
export function iam({
  world,
  signInAddress,
}: {
  world: World;
  signInAddress: (origin: string, returnTo: string) => string;
}) {
  const app = new Hono();

  app.post('/v1/Accounts/:account/authenticate', async (c) => {
    const { resource } = await c.req.json<{ resource: string }>();
    return c.json({ location: signInAddress(new URL(c.req.url).origin, resource) });
  });

  app.post('/v1/Accounts/:account/Tokens/refresh', async (c) => {
    const { token } = await c.req.json<{ token: string }>();
    const holder = holderOfToken(token, world);
    const signedIn = holder && signIn(holder.user.identity, world);
    return signedIn ? c.json(signedIn) : c.json(errorBody(401, 20101, 'Invalid Access Token'), 401);
  });

  // Source: twilio-flex-token-validator, which sends JSON; the helper libraries' raw client sends a form.
  app.post('/v1/Accounts/:account/Tokens/validate', async (c) => {
    if (!isAccount(c.req.header('authorization'))) return c.json(errorBody(401, 20003, 'Authenticate'), 401);
    const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
    const body: Record<string, unknown> = isJson ? await c.req.json() : await c.req.parseBody();
    const holder = holderOfToken(String(body.token), world);
    if (holder === null) return c.json({ valid: false, code: 20101, message: 'Invalid Access Token' });
    const { user, expiresAt } = holder;
    return c.json({
      valid: true,
      expiration: new Date(expiresAt).toISOString(),
      realm_user_id: user.identity,
      identity: user.identity,
      roles: [user.role],
      worker_sid: user.workerSid,
    });
  });

  return app;
}
