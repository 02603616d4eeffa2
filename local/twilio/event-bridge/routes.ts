/**
 * `https://event-bridge.twilio.com`: TaskRouter's requests from the browser. Each comes in an envelope with the actual
 * path, method and parameters, and the sender's token. An inner app answers the actual request.
 */
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { World } from '../../world/world';
import { holderOfToken } from '../conventions/authentication';
import { answerRefusal, INVALID_TOKEN, noSuchResource } from '../conventions/errors';
import type { Envelope, InnerEnv } from './envelope';
import { interactionRoutes } from './interactions';
import { workspaceRoutes } from './workspace';

/** `onUnknown` is called for each request without a route, such as `GET /v1/Something`. */
export function eventBridge({ world, onUnknown }: { world: World; onUnknown: (request: string) => void }): Hono {
  const inner = new Hono<InnerEnv>();
  inner.route('/', workspaceRoutes(world));
  inner.route('/', interactionRoutes(world));
  inner.onError(answerRefusal);
  inner.notFound((c) => {
    onUnknown(`${c.req.method} ${c.req.path}`);
    return answerRefusal(noSuchResource(c), c);
  });

  const app = new Hono();
  app.post('/v1/wschannels', async (c) => {
    // JSON, although the content type claims a form.
    const { url, method, params = {}, token }: Envelope = JSON.parse(await c.req.text());
    const holder = holderOfToken(token, world);
    if (holder === null) return c.json(INVALID_TOKEN, 401);
    const answer = await inner.request(`/${url}`, { method }, { user: holder.user, params });
    const payload: unknown = await answer.json();
    return answer.ok ? c.json({ payload }) : c.json(payload, answer.status as ContentfulStatusCode);
  });
  return app;
}
