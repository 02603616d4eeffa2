/** `https://iam.twilio.com`: signs users in to Flex, renews their tokens, and validates tokens for the functions. */
import { Hono } from 'hono';
import type { World } from '../../world/world';
import { flexTokenOf, holderOfToken, isAccount } from '../conventions/authentication';
import { answerRefusal, badParameter, INVALID_TOKEN, UNAUTHENTICATED } from '../conventions/errors';
import { jsonParameters, Parameters, textIn } from '../conventions/parameters';
import { iso } from '../conventions/time';
import { signIn, signInAddress } from './sign-in';

export function iam(world: World): Hono {
  const app = new Hono();
  app.onError(answerRefusal);

  app.post('/v1/Accounts/:account/authenticate', async (c) => {
    const resource = textIn('resource', (await jsonParameters(c, ['resource'])).resource);
    if (resource === undefined) throw badParameter('Missing required parameter resource in the post body');
    return c.json({ location: signInAddress(new URL(c.req.url).origin, resource) });
  });

  app.post('/v1/Accounts/:account/Tokens/refresh', async (c) => {
    const { token } = await jsonParameters(c, ['token']);
    const holder = holderOfToken(String(token), world);
    const signedIn = holder && signIn(holder.user.identity, world);
    return signedIn ? c.json(signedIn) : c.json(INVALID_TOKEN, 401);
  });

  // JSON and forms: twilio-flex-token-validator (the source) sends JSON, the helper libraries' raw client sends a form.
  // The account may validate any token. A user may validate their own, as Flex UI 2.0.0 to 2.12.0 does.
  app.post('/v1/Accounts/:account/Tokens/validate', async (c) => {
    const authorization = c.req.header('authorization');
    const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
    const token = String(
      isJson ? (await jsonParameters(c, ['token'])).token : (await Parameters.ofForm(c, ['token'])).optional('token'),
    );
    const holder = holderOfToken(token, world);
    const isOwn = holder !== null && flexTokenOf(authorization) === token;
    if (!isOwn && !isAccount(authorization)) return c.json(UNAUTHENTICATED, 401);
    if (holder === null) return c.json({ valid: false, code: 20101, message: 'Invalid Access Token' });
    const { user, expiresAt } = holder;
    return c.json({
      valid: true,
      expiration: iso(expiresAt),
      realm_user_id: user.identity,
      identity: user.identity,
      roles: [user.role],
      worker_sid: user.workerSid,
    });
  });

  return app;
}
