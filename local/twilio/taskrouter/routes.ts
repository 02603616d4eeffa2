/** `https://taskrouter.twilio.com`: one workspace, for Flex and for the account's own servers. */
import { Hono } from 'hono';
import type { World } from '../../world/world';
import { accountAuth } from '../conventions/authentication';
import { answerRefusal } from '../conventions/errors';
import { queueRoutes } from './queues';
import { workspaceRoutes } from './workspace';

export function taskrouter(world: World): Hono {
  const app = new Hono();
  app.onError(answerRefusal);
  // First, because Flex sends its token, which the account's authentication below would refuse.
  app.route('/', queueRoutes(world));
  app.use('/v1/Workspaces/*', accountAuth());
  app.route('/', workspaceRoutes(world));
  return app;
}
