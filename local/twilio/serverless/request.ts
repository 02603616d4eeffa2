/** The parts that requests to the Serverless API have in common. */
import type { Context } from 'hono';
import { named, noSuchResource } from '../conventions/errors';
import { PAGING, presentPage } from '../conventions/numbered-pages';
import { Parameters } from '../conventions/parameters';
import type { FileKind, ServerlessFile } from './store/file';
import type { ServerlessService } from './store/service';
import type { ServerlessStore } from './store/store';

export const SERVICES = '/v1/Services';

/** The service in the path, by its SID or its unique name. Throws Twilio's 404. */
export function serviceOf(c: Context, store: ServerlessStore): ServerlessService {
  const service = store.find(c.req.param('service') ?? '');
  if (service === undefined) throw noSuchResource(c);
  return service;
}

/** The function or asset in the path. Throws Twilio's 404. */
export const fileOf = (c: Context, service: ServerlessService, kind: FileKind): ServerlessFile =>
  named(c, service.files[kind], c.req.param('file'));

/** Answers a page of resources, newest first. `address` is that of the list. */
export function answerList<T>(
  c: Context,
  key: string,
  resources: ReadonlyMap<string, T>,
  present: (resource: T) => object,
  address: string,
) {
  const query = Parameters.ofQuery(c, PAGING);
  return c.json(presentPage(query, { key, items: [...resources.values()].reverse().map(present), address }));
}
