/** The parts of the workspace that never change: activities, queues, workflows and task channels. */
import { Hono } from 'hono';
import type { TaskQueue, Worker } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { isRecord, parseJson } from '../conventions/json';
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
import { isInQueue } from './target-workers';

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

/** Whether a request selects a queue. */
export function queueFilters(
  query: Parameters<(typeof QUEUE_FILTERS)[number]>,
  world: World,
): readonly Filter<TaskQueue>[] {
  ordered<TaskQueue>([], query.optional('Ordering'), { DateUpdated: () => 0 });
  const namesWorkers =
    query.optional('WorkerSid') !== undefined || query.optional('EvaluateWorkerAttributes') !== undefined;
  const workers = select<Worker>(world.workers.values(), [
    equals(query.optional('WorkerSid'), ({ sid }) => sid),
    satisfies('EvaluateWorkerAttributes', query.optional('EvaluateWorkerAttributes'), ({ attributes }) => attributes),
  ]);
  return [
    equals(query.optional('FriendlyName'), ({ name }) => name),
    (queue) => !namesWorkers || workers.some((worker) => isInQueue(worker, queue, world)),
  ];
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
    items: () => [...world.workflows.values()].map(presentWorkflow),
    filters: ['FriendlyName'],
    filter: (query: Parameters<'FriendlyName'>) => [byName(query)],
  });
  folder('TaskChannels', { key: 'channels', items: presentTaskChannels, filters: [], filter: () => [] });
  queueRoutes(app, world);
  workflowChanges(app, world);
  return app;
}

function queueRoutes(app: Hono, world: World) {
  const address = `${WORKSPACE_ADDRESS}/TaskQueues`;

  app.get('/TaskQueues', (c) => {
    const query = Parameters.ofQuery(c, [...PAGING, ...QUEUE_FILTERS]);
    const items = select(world.queues.values(), queueFilters(query, world)).map(presentQueue);
    return c.json(presentPage(query, { key: 'task_queues', items, address }));
  });
  app.post('/TaskQueues', async (c) => {
    const form = await Parameters.ofForm(c, ['FriendlyName', 'TargetWorkers']);
    const name = newName(form.required('FriendlyName'), world.queues.values());
    const targetWorkers = form.optional('TargetWorkers') ?? '1==1';
    // Throws if it is none.
    satisfies('TargetWorkers', targetWorkers, () => ({}));
    return c.json(presentQueue(world.addQueue(name, targetWorkers)), 201);
  });
  app.get('/TaskQueues/:sid', (c) => c.json(presentQueue(named(c, world.queues, c.req.param('sid')))));
  app.delete('/TaskQueues/:sid', (c) => {
    world.removeQueue(named(c, world.queues, c.req.param('sid')).sid);
    return c.body(null, 204);
  });
}

function workflowChanges(app: Hono, world: World) {
  app.post('/Workflows', async (c) => {
    const form = await Parameters.ofForm(c, ['FriendlyName', 'Configuration']);
    const name = newName(form.required('FriendlyName'), world.workflows.values());
    const configuration = form.required('Configuration');
    const queueSid = defaultQueueIn(parseJson(configuration));
    if (queueSid === null || !world.queues.has(queueSid)) {
      throw badParameter(
        'Invalid Configuration: Local Twilio evaluates no filters, only a default_filter with a queue',
      );
    }
    return c.json(presentWorkflow(world.addWorkflow(name, { queueSid, configuration })), 201);
  });
  app.delete('/Workflows/:sid', (c) => {
    world.removeWorkflow(named(c, world.workflows, c.req.param('sid')).sid);
    return c.body(null, 204);
  });
}

function newName(name: string, taken: Iterable<{ readonly name: string }>): string {
  if ([...taken].some((each) => each.name === name)) throw badParameter(`Invalid FriendlyName: '${name}' is taken`);
  return name;
}

/** Returns the queue to which a configuration leads all tasks. Null if it has filters, or is none. */
function defaultQueueIn(configuration: unknown): string | null {
  const routing = isRecord(configuration) ? configuration.task_routing : null;
  if (!isRecord(routing)) return null;
  const { filters = [], default_filter: fallback } = routing;
  if (!Array.isArray(filters) || filters.length > 0 || !isRecord(fallback)) return null;
  return typeof fallback.queue === 'string' ? fallback.queue : null;
}
