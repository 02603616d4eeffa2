/**
 * `https://event-bridge.twilio.com`: TaskRouter's requests from the browser. Each comes in an envelope with the actual
 * path, method and parameters, and the sender's token. An inner app answers the actual request.
 */
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as v from 'valibot';
import type { World } from '../../world/world';
import { restAddress } from '../conventions/address';
import { holderOfToken } from '../conventions/authentication';
import { answerRefusal, badParameter, INVALID_TOKEN, noSuchResource } from '../conventions/errors';
import { jsonParameters, reportNotHonored, undeclaredParameters } from '../conventions/parameters';
import { Envelope, INNER_PATH, type InnerEnv, refuseQuery } from './envelope';
import { interactionRoutes } from './interactions';
import { workspaceRoutes } from './workspace';

/** `onUnknown` is called for each request without a route, such as `GET event-bridge.twilio.com/v1/Something`,
 * and for each with a parameter that is not honored. */
export function eventBridge({ world, onUnknown }: { world: World; onUnknown: (request: string) => void }): Hono {
  const inner = new Hono<InnerEnv>();
  inner.use(
    '*',
    reportNotHonored(onUnknown),
    refuseQuery,
    undeclaredParameters<InnerEnv>((c) => Object.keys(c.env.params)),
  );
  inner.route(INNER_PATH, workspaceRoutes(world));
  inner.route(INNER_PATH, interactionRoutes(world));
  inner.onError(answerRefusal);
  inner.notFound((c) => {
    onUnknown(`${c.req.method} ${restAddress(c)}`);
    return answerRefusal(noSuchResource(c), c);
  });

  const app = new Hono();
  app.post('/v1/wschannels', async (c) => {
    // JSON, although the content type claims a form.
    const envelope = v.safeParse(Envelope, await jsonParameters(c, ['url', 'method', 'params', 'token']));
    if (!envelope.success) throw badParameter('The body is not a request in an envelope');
    const { url, method, params, token } = envelope.output;
    const holder = holderOfToken(token, world);
    if (holder === null) return c.json(INVALID_TOKEN, 401);
    // TaskRouter's SDK sends the revision of what it changes beside the envelope.
    const revision = c.req.header('If-Match');
    const headers = revision === undefined ? {} : { 'If-Match': revision };
    const answer = await inner.request(`${INNER_PATH}/${url}`, { method, headers }, { user: holder.user, params });
    const payload: unknown = await answer.json();
    return answer.ok ? c.json({ payload }) : c.json(payload, answer.status as ContentfulStatusCode);
  });
  return app;
}
