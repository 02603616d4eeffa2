/** Queues and task channels, which Flex's Queues Stats reads with a Flex token. */
import { Hono } from 'hono';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { isFlexUser } from '../conventions/authentication';
import { PAGING, presentPage } from '../conventions/numbered-pages';
import { Parameters } from '../conventions/parameters';
import { QUEUE_NAME, TASK_CHANNELS } from './configuration';

const WORKSPACE = `/v1/Workspaces/${ACCOUNT.workspaceSid}`;

const QUEUES = [{ sid: ACCOUNT.queueSid, friendly_name: QUEUE_NAME }];

const CHANNELS = Object.entries(TASK_CHANNELS).map(([unique_name, { sid, name }]) => ({
  sid,
  unique_name,
  friendly_name: name,
}));

/** Answers only requests with a Flex token. All others pass to the next route. */
export function queueRoutes(world: World): Hono {
  const app = new Hono();
  const offer = (path: string, key: string, items: readonly object[]) =>
    app.get(`${WORKSPACE}/${path}`, async (c, next) => {
      if (!isFlexUser(c.req.header('authorization'), world)) return next();
      return c.json(
        presentPage(Parameters.ofQuery(c, PAGING), {
          key,
          items,
          address: `https://taskrouter.twilio.com${WORKSPACE}/${path}`,
        }),
      );
    });
  offer('TaskQueues', 'task_queues', QUEUES);
  offer('TaskChannels', 'channels', CHANNELS);
  return app;
}
