/** `https://taskrouter.twilio.com`: one workspace, for Flex and for the account's own servers. */
import { Hono, type MiddlewareHandler } from 'hono';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { accountAuth, isFlexUser } from '../conventions/authentication';
import { answerRefusal, noSuchResource } from '../conventions/errors';
import { reservationRoutes } from './reservations';
import { resourceRoutes, workspaceRoutes } from './resources';
import { taskRoutes } from './tasks';
import { workerRoutes } from './workers';

const WORKSPACE = '/v1/Workspaces/:workspace';

export function taskrouter(world: World): Hono {
  const app = new Hono();
  app.onError(answerRefusal);
  app.use('/v1/Workspaces/*', authentication(world));
  app.use(`${WORKSPACE}/*`, async (c, next) => {
    if (c.req.param('workspace') !== ACCOUNT.workspaceSid) throw noSuchResource(c);
    await next();
  });
  app.route('/', workspaceRoutes(world));
  app.route(WORKSPACE, resourceRoutes(world));
  app.route(WORKSPACE, reservationRoutes(world));
  app.route(`${WORKSPACE}/Tasks`, taskRoutes(world));
  app.route(`${WORKSPACE}/Workers`, workerRoutes(world));
  return app;
}

/** Flex's Queues Stats reads two lists with a Flex token. All else is for the account. */
function authentication(world: World): MiddlewareHandler {
  const account = accountAuth();
  return async (c, next) => {
    const isForFlex = c.req.method === 'GET' && /\/(TaskQueues|TaskChannels)$/.test(c.req.path);
    return isForFlex && isFlexUser(c.req.header('authorization'), world) ? next() : account(c, next);
  };
}
