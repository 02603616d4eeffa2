/** `https://flex-api.twilio.com`: the account as Flex reads it, interactions with their webhooks, and plugins. */
import { Hono } from 'hono';
import type { World } from '../../world/world';
import { accountAuth } from '../conventions/authentication';
import { answerRefusal } from '../conventions/errors';
import { PluginRegistry } from '../plugin-service/registry';
import { pluginService } from '../plugin-service/routes';
import { accountRoutes } from './account';
import { ASSUMED, type Behavior } from './behavior';
import { channelRoutes } from './channels';
import { echoSpelling } from './identifiers';
import { interactionRoutes } from './interactions';
import { webhookRoutes } from './webhooks';

export function flexApi(world: World, behavior: Behavior = ASSUMED, plugins = new PluginRegistry(world.now)): Hono {
  const app = new Hono();
  app.onError(answerRefusal);
  // First: `webhookRoutes` checks the instance SID of every path below `/v1/Instances`, also of those that Flex reads.
  app.route('/', accountRoutes(world));
  app.route('/v1/PluginService', pluginService(plugins));
  if (behavior.spelling === 'echoed') app.use('*', echoSpelling);
  app.use('/v1/Interactions/*', accountAuth());
  app.use('/v1/Instances/:instanceSid/InteractionWebhooks/*', accountAuth());
  app.route('/v1/Interactions', interactionRoutes(world, behavior));
  app.route('/v1/Interactions', channelRoutes(world, behavior));
  app.route('/v1/Instances', webhookRoutes(world, behavior));
  return app;
}
