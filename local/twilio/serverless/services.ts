/** The routes of services. */
import type { Hono } from 'hono';
import { badParameter } from '../conventions/errors';
import { given } from '../conventions/given';
import { Parameters } from '../conventions/parameters';
import { presentService, SERVICES_URL } from './present';
import { answerList, SERVICES, serviceOf } from './request';
import type { ServiceSettings } from './store/service';
import type { ServerlessStore } from './store/store';

const SETTINGS = ['FriendlyName', 'IncludeCredentials', 'UiEditable'] as const;

/** The unique name is a part of the domain. */
const LONGEST_NAME = 50;

export function serviceRoutes(app: Hono, store: ServerlessStore) {
  const one = `${SERVICES}/:service`;
  app.get(SERVICES, (c) => answerList(c, 'services', store.services, presentService, SERVICES_URL));
  app.post(SERVICES, async (c) => {
    const form = await Parameters.ofForm(c, ['UniqueName', ...SETTINGS]);
    const uniqueName = form.required('UniqueName');
    if (uniqueName.length > LONGEST_NAME || !/^[\w-]+$/.test(uniqueName)) {
      throw badParameter(`Invalid UniqueName: '${uniqueName}' is not a name of at most ${LONGEST_NAME} characters`);
    }
    const service = store.createService(uniqueName, {
      includeCredentials: true,
      uiEditable: false,
      ...settingsIn(form),
      friendlyName: form.required('FriendlyName'),
    });
    return c.json(presentService(service), 201);
  });
  app.get(one, (c) => c.json(presentService(serviceOf(c, store))));
  app.post(one, async (c) => {
    const service = serviceOf(c, store);
    service.configure(settingsIn(await Parameters.ofForm(c, SETTINGS)));
    return c.json(presentService(service));
  });
  app.delete(one, (c) => {
    store.services.delete(serviceOf(c, store).sid);
    return c.body(null, 204);
  });
}

const settingsIn = (form: Parameters<(typeof SETTINGS)[number]>): Partial<ServiceSettings> =>
  given<ServiceSettings>({
    friendlyName: form.optional('FriendlyName'),
    includeCredentials: form.flag('IncludeCredentials'),
    uiEditable: form.flag('UiEditable'),
  });
