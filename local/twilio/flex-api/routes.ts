import { Hono } from 'hono';
import type { World } from '../../world/world';
import { accountAuth } from '../conventions/basic-auth';
import { answerRefusal } from '../conventions/refusals';
import { ASSUMED, type Behaviour } from './behavior';
import { interactionChannels } from './channels';
import { interactions } from './interactions';
import { interactionWebhooks } from './webhooks';

/** `https://flex-api.twilio.com`: interactions and their webhooks, for callers with the account's credentials. */
export function flexApi(world: World, behaviour: Behaviour = ASSUMED): Hono {
  const app = new Hono();
  app.onError(answerRefusal);
  app.use('/v1/Interactions/*', accountAuth());
  app.use('/v1/Instances/:instanceSid/InteractionWebhooks/*', accountAuth());
  app.route('/v1/Interactions', interactions(world, behaviour));
  app.route('/v1/Interactions', interactionChannels(world));
  app.route('/v1/Instances', interactionWebhooks(world, behaviour));
  return app;
}
