/**
 * `https://serverless.twilio.com`: services of functions and assets, for callers with the account's credentials.
 * Source of paths, parameters and answers: Twilio's OpenAPI as found in its CLI, and the CLI's own requests.
 */
import { Hono } from 'hono';
import { accountAuth } from '../conventions/authentication';
import { answerRefusal } from '../conventions/errors';
import { buildRoutes } from './builds';
import { environmentRoutes } from './environments';
import { contentRoute, fileRoutes } from './files';
import { serviceRoutes } from './services';
import type { ServerlessStore } from './store/store';

export function serverlessRest(store: ServerlessStore): Hono {
  const app = new Hono();
  app.onError(answerRefusal);
  app.use('*', accountAuth());
  serviceRoutes(app, store);
  environmentRoutes(app, store);
  fileRoutes(app, store, 'function');
  fileRoutes(app, store, 'asset');
  contentRoute(app, store);
  buildRoutes(app, store);
  return app;
}
