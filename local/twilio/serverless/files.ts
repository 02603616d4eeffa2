/** The routes of functions or assets, and of their versions, which are created at another host. */
import type { Context, Hono } from 'hono';
import { badParameter, named } from '../conventions/errors';
import { Parameters } from '../conventions/parameters';
import { FILE_KINDS, fileUrl, presentContent, presentFile, presentVersion, serviceUrl } from './present';
import { answerList, fileOf, SERVICES, serviceOf } from './request';
import type { FileKind } from './store/file';
import type { ServerlessStore } from './store/store';

const LONGEST_NAME = 255;

export function fileRoutes(app: Hono, store: ServerlessStore, kind: FileKind) {
  const { folder, list, versions } = FILE_KINDS[kind];
  const many = `${SERVICES}/:service/${folder}`;
  const one = `${many}/:file`;
  const located = (c: Context) => {
    const service = serviceOf(c, store);
    return { service, file: fileOf(c, service, kind) };
  };

  app.get(many, (c) => {
    const service = serviceOf(c, store);
    const address = `${serviceUrl(service)}/${folder}`;
    return answerList(c, list, service.files[kind], (file) => presentFile(service, kind, file), address);
  });
  app.post(many, async (c) => {
    const service = serviceOf(c, store);
    const name = await friendlyNameIn(c);
    return c.json(presentFile(service, kind, service.createFile(kind, name)), 201);
  });
  app.get(one, (c) => {
    const { service, file } = located(c);
    return c.json(presentFile(service, kind, file));
  });
  app.post(one, async (c) => {
    const { service, file } = located(c);
    service.renameFile(file, await friendlyNameIn(c));
    return c.json(presentFile(service, kind, file));
  });
  app.delete(one, (c) => {
    const { service, file } = located(c);
    service.files[kind].delete(file.sid);
    return c.body(null, 204);
  });

  app.get(`${one}/Versions`, (c) => {
    const { service, file } = located(c);
    const address = `${fileUrl(service, kind, file.sid)}/Versions`;
    return answerList(c, versions, file.versions, (version) => presentVersion(service, kind, version), address);
  });
  app.get(`${one}/Versions/:version`, (c) => {
    const { service, file } = located(c);
    return c.json(presentVersion(service, kind, named(c, file.versions, c.req.param('version'))));
  });
}

/** Twilio answers only the content of functions, not that of assets. */
export function contentRoute(app: Hono, store: ServerlessStore) {
  app.get(`${SERVICES}/:service/Functions/:file/Versions/:version/Content`, (c) => {
    const service = serviceOf(c, store);
    const { versions } = fileOf(c, service, 'function');
    return c.json(presentContent(service, named(c, versions, c.req.param('version'))));
  });
}

async function friendlyNameIn(c: Context): Promise<string> {
  const name = (await Parameters.ofForm(c, ['FriendlyName'])).required('FriendlyName');
  if (name.length > LONGEST_NAME) {
    throw badParameter(`Invalid FriendlyName: it is longer than ${LONGEST_NAME} characters`);
  }
  return name;
}
