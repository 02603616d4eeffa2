/** The parts of the workspace that stay as they are: activities, the queue, the workflow and task channels. */
import { Hono } from 'hono';
import { ACCOUNT, type Worker } from '../../world/model';
import type { World } from '../../world/world';
import { noSuchResource } from '../conventions/errors';
import { PAGING, presentPage } from '../conventions/numbered-pages';
import { Parameters } from '../conventions/parameters';
import { equals, type Filter, ordered, satisfies, select } from './filters';
import {
  presentActivity,
  presentQueue,
  presentTaskChannels,
  presentWorkflow,
  presentWorkspace,
  WORKSPACE_ADDRESS,
} from './present';

interface Resource {
  readonly sid: string;
  readonly friendly_name: string;
}

interface Folder<T extends Resource, Name extends string> {
  readonly path: string;
  readonly key: string;
  readonly address: string;
  readonly items: () => readonly T[];
  readonly filters: readonly Name[];
  readonly filter: (query: Parameters<Name>) => readonly Filter<T>[];
}

/** Routes to list and to fetch the resources of a folder. */
function folderRoutes<T extends Resource, Name extends string>(
  app: Hono,
  { path, key, address, items, filters, filter }: Folder<T, Name>,
) {
  app.get(path, (c) => {
    const query = Parameters.ofQuery(c, [...PAGING, ...filters]);
    return c.json(presentPage(query, { key, items: select(items(), filter(query)), address }));
  });
  app.get(`${path}/:sid`, (c) => {
    const found = items().find(({ sid }) => sid === c.req.param('sid'));
    if (found === undefined) throw noSuchResource(c);
    return c.json(found);
  });
}

const byName = (query: Parameters<'FriendlyName'>) =>
  equals<Resource>(query.optional('FriendlyName'), (item) => item.friendly_name);

/** `Workspaces` themselves. */
export function workspaceRoutes(world: World): Hono {
  const app = new Hono();
  folderRoutes(app, {
    path: '/v1/Workspaces',
    key: 'workspaces',
    address: 'https://taskrouter.twilio.com/v1/Workspaces',
    items: () => [presentWorkspace(world)],
    filters: ['FriendlyName'],
    filter: (query) => [byName(query)],
  });
  return app;
}

export const QUEUE_FILTERS = ['FriendlyName', 'EvaluateWorkerAttributes', 'WorkerSid', 'Ordering'] as const;

/** Whether a request selects a queue. Every worker is in the one queue. */
export function queueFilters(
  query: Parameters<(typeof QUEUE_FILTERS)[number]>,
  world: World,
): readonly Filter<Resource>[] {
  ordered<Resource>([], query.optional('Ordering'), { DateUpdated: () => 0 });
  const workers = select<Worker>(world.workers.values(), [
    equals(query.optional('WorkerSid'), ({ sid }) => sid),
    satisfies('EvaluateWorkerAttributes', query.optional('EvaluateWorkerAttributes'), ({ attributes }) => attributes),
  ]);
  return [byName(query), ({ sid }) => sid === ACCOUNT.queueSid && workers.length > 0];
}

export function resourceRoutes(world: World): Hono {
  const app = new Hono();
  const folder = <T extends Resource, Name extends string>(
    path: string,
    rest: Omit<Folder<T, Name>, 'path' | 'address'>,
  ) => folderRoutes(app, { path: `/${path}`, address: `${WORKSPACE_ADDRESS}/${path}`, ...rest });

  folder('Activities', {
    key: 'activities',
    items: () => [...world.activities.values()].map(presentActivity),
    filters: ['FriendlyName', 'Available'],
    filter: (query: Parameters<'FriendlyName' | 'Available'>) => [
      byName(query),
      ({ available }: { available: boolean }) => (query.flag('Available') ?? available) === available,
    ],
  });
  folder('Workflows', {
    key: 'workflows',
    items: () => [presentWorkflow()],
    filters: ['FriendlyName'],
    filter: (query: Parameters<'FriendlyName'>) => [byName(query)],
  });
  folder('TaskChannels', { key: 'channels', items: presentTaskChannels, filters: [], filter: () => [] });
  folder('TaskQueues', {
    key: 'task_queues',
    items: () => [presentQueue()],
    filters: QUEUE_FILTERS,
    filter: (query: Parameters<(typeof QUEUE_FILTERS)[number]>) => queueFilters(query, world),
  });
  return app;
}
