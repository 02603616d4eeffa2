/**
 * `https://conversations.twilio.com`: the conversations of Flex's chat service, for callers with the account's
 * credentials. The browser's Conversations SDK sees the same ones.
 * Source of paths, parameters and answers: Twilio's OpenAPI (conversations_v1).
 */
import { Hono } from 'hono';
import type { World } from '../../world/world';
import { accountAuth } from '../conventions/authentication';
import { answerRefusal, noSuchResource } from '../conventions/errors';
import { conversationRoutes } from './conversations';
import { messageRoutes } from './messages';
import { participantRoutes } from './participants';
import { BASES } from './present';
import { checkWebhookHeader, type FindConversation } from './request';

export function conversationsRest(world: World): Hono {
  const app = new Hono();
  app.onError(answerRefusal);
  app.use('*', accountAuth());
  app.use('*', async (c, next) => {
    checkWebhookHeader(c);
    await next();
  });
  const find: FindConversation = (c) => {
    const name = c.req.param('conversation') ?? '';
    const found =
      world.conversations.get(name) ?? [...world.conversations.values()].find(({ uniqueName }) => uniqueName === name);
    if (found === undefined) throw noSuchResource(c);
    return found;
  };
  for (const base of BASES) {
    conversationRoutes(app, base, world, find);
    participantRoutes(app, base, world, find);
    messageRoutes(app, base, world, find);
  }
  return app;
}
