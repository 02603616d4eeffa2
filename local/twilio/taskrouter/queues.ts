/** taskrouter.twilio.com as Flex's Queues Stats reads it, with a Flex token: which queues and task channels there are. */
import { Hono } from 'hono';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { isFlexUser } from '../conventions/authentication';
import { presentPage } from '../conventions/numbered-pages';
import { QUEUE_NAME, TASK_CHANNELS } from './configuration';

const WORKSPACE = `/v1/Workspaces/${ACCOUNT.workspaceSid}`;

const QUEUES = [{ sid: ACCOUNT.queueSid, friendly_name: QUEUE_NAME }];

const CHANNELS = Object.entries(TASK_CHANNELS).map(([unique_name, { sid, name }]) => ({
  sid,
  unique_name,
  friendly_name: name,
}));

/** Only for callers with a Flex token; whatever else is asked for is left to who comes next. */
export function queueRoutes(world: World): Hono {
  const app = new Hono();
  const offer = (path: string, key: string, items: readonly object[]) =>
    app.get(`${WORKSPACE}/${path}`, async (c, next) => {
      if (!isFlexUser(c.req.header('authorization'), world)) return next();
      return c.json(presentPage(c, { key, items, address: `https://taskrouter.twilio.com${WORKSPACE}/${path}` }));
    });
  offer('TaskQueues', 'task_queues', QUEUES);
  offer('TaskChannels', 'channels', CHANNELS);
  return app;
}
