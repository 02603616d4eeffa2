/** The routes of Sync services. */
import type { Context, Hono } from 'hono';
import { given } from '../conventions/given';
import { Parameters } from '../conventions/parameters';
import { presentCursorPage, presentService } from './present';
import { PAGING, queryOf } from './request';
import { pageOf, readPageRequest } from './store/cursor-pages';
import type { ServiceSettings } from './store/service';
import type { SyncStore } from './store/store';

export const SERVICES = '/v1/Services';

/** Not honored, and so refused: `WebhookUrl`. Without one, the settings of webhooks cause no delivery. */
const SETTINGS = [
  'FriendlyName',
  'AclEnabled',
  'WebhooksFromRestEnabled',
  'ReachabilityWebhooksEnabled',
  'ReachabilityDebouncingEnabled',
  'ReachabilityDebouncingWindow',
] as const;

export function serviceRoutes(app: Hono, sync: SyncStore) {
  const one = `${SERVICES}/:service`;
  const service = (c: Context) => sync.service(c.req.param('service') ?? '');

  app.get(SERVICES, (c) => {
    const request = readPageRequest(queryOf(c, PAGING));
    return c.json(
      presentCursorPage(
        c,
        'services',
        pageOf(sync.services(), ({ sid }) => sid, request),
        presentService,
      ),
    );
  });
  app.post(SERVICES, async (c) => c.json(presentService(sync.createService(await settingsIn(c))), 201));
  app.get(one, (c) => c.json(presentService(service(c))));
  app.post(one, async (c) => {
    const settings = await settingsIn(c);
    const changed = service(c);
    changed.configure(settings);
    return c.json(presentService(changed));
  });
  app.delete(one, (c) => {
    sync.removeService(service(c).sid);
    return c.body(null, 204);
  });
}

async function settingsIn(c: Context): Promise<Partial<ServiceSettings>> {
  const form = await Parameters.ofForm(c, SETTINGS);
  const window = form.integer('ReachabilityDebouncingWindow', { least: 1_000, most: 30_000, otherwise: undefined });
  return given<ServiceSettings>({
    friendlyName: form.optional('FriendlyName'),
    aclEnabled: form.flag('AclEnabled'),
    webhooksFromRestEnabled: form.flag('WebhooksFromRestEnabled'),
    reachabilityWebhooksEnabled: form.flag('ReachabilityWebhooksEnabled'),
    reachabilityDebouncingEnabled: form.flag('ReachabilityDebouncingEnabled'),
    reachabilityDebouncingWindow: window,
  });
}
