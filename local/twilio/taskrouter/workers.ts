/** `Workspaces/{WS}/Workers`. */
import { type Context, Hono } from 'hono';
import type { Activity, TaskQueue, Worker } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named } from '../conventions/errors';
import { PAGING, presentPage } from '../conventions/numbered-pages';
import { Parameters } from '../conventions/parameters';
import { equals, type Filter, ordered, satisfies, select } from './filters';
import { presentWorker, WORKSPACE_ADDRESS } from './present';
import { requireRevision, showRevision } from './revision';
import { expressionAttributes, isInQueue } from './target-workers';

export const WORKER_FILTERS = [
  'ActivityName',
  'ActivitySid',
  'Available',
  'FriendlyName',
  'Ordering',
  'TargetWorkersExpression',
  'TaskQueueName',
  'TaskQueueSid',
] as const;

/** The workers that a request selects, in its order. */
export function selectWorkers(
  given: Readonly<Partial<Record<(typeof WORKER_FILTERS)[number], string>>>,
  world: World,
): Worker[] {
  const available = flagOf('Available', given.Available);
  const activityOf = (worker: Worker) => world.activities.get(worker.activitySid);
  const inQueues = (wanted: string | undefined, property: (queue: TaskQueue) => string): Filter<Worker> => {
    const queues = [...world.queues.values()].filter((queue) => property(queue) === wanted);
    return (worker) => wanted === undefined || queues.some((queue) => isInQueue(worker, queue, world));
  };
  const selected = select<Worker>(world.workers.values(), [
    equals(given.ActivityName, (worker) => activityOf(worker)?.name),
    equals(given.ActivitySid, (worker) => worker.activitySid),
    (worker) => available === undefined || activityOf(worker)?.available === available,
    equals(given.FriendlyName?.toLowerCase(), (worker) => worker.identity.toLowerCase()),
    inQueues(given.TaskQueueName, ({ name }) => name),
    inQueues(given.TaskQueueSid, ({ sid }) => sid),
    satisfies('TargetWorkersExpression', given.TargetWorkersExpression, (worker) =>
      expressionAttributes(worker, world),
    ),
  ]);
  return ordered(selected, given.Ordering, {
    DateStatusChanged: (worker) => worker.activityChangedAt,
    DateCreated: (worker) => worker.createdAt,
  });
}

export const WORKER_FIELDS = ['ActivitySid', 'Attributes', 'RejectPendingReservations'] as const;

/** Updates a worker. An invalid update throws Twilio's 20001, and then nothing changes. */
export function updateWorker(form: Parameters<(typeof WORKER_FIELDS)[number]>, worker: Worker, world: World) {
  const activitySid = form.optional('ActivitySid');
  const attributes = form.jsonObject('Attributes');
  const rejects = flagOf('RejectPendingReservations', form.optional('RejectPendingReservations')) === true;
  if (activitySid !== undefined && !world.activities.has(activitySid)) {
    throw badParameter(`Invalid ActivitySid: '${activitySid}' does not exist`);
  }
  if (rejects && world.activities.get(activitySid ?? worker.activitySid)?.available !== false) {
    throw badParameter('Invalid RejectPendingReservations: the activity is available');
  }
  if (activitySid !== undefined) world.setActivity(worker.sid, activitySid);
  if (attributes !== undefined) world.setWorkerAttributes(worker.sid, attributes);
  for (const { sid, status } of rejects ? world.reservationsOf(worker.sid) : []) {
    if (status === 'pending') world.reject(sid);
  }
}

export function workerRoutes(world: World): Hono {
  const app = new Hono();
  const workerOf = (c: Context) => named(c, world.workers, c.req.param('worker'));

  app.get('/', (c) => {
    const query = Parameters.ofQuery(c, [...PAGING, ...WORKER_FILTERS]);
    const items = selectWorkers(query.given(WORKER_FILTERS), world).map((worker) => presentWorker(worker, world));
    return c.json(presentPage(query, { key: 'workers', items, address: `${WORKSPACE_ADDRESS}/Workers` }));
  });

  app.post('/', async (c) => {
    const form = await Parameters.ofForm(c, ['FriendlyName', 'ActivitySid', 'Attributes']);
    const name = form.required('FriendlyName');
    const activitySid = form.optional('ActivitySid') ?? [...world.activities.values()].find(isUnavailable)?.sid ?? '';
    const attributes = form.jsonObject('Attributes') ?? {};
    if (!world.activities.has(activitySid)) throw badParameter(`Invalid ActivitySid: '${activitySid}' does not exist`);
    if ([...world.workers.values()].some(({ identity }) => identity === name)) {
      throw badParameter(`Invalid FriendlyName: there is a worker '${name}' already`);
    }
    const worker = world.addWorker(name, activitySid, attributes);
    showRevision(c, worker);
    return c.json(presentWorker(worker, world), 201);
  });

  app.delete('/:worker', (c) => {
    const worker = workerOf(c);
    requireRevision(c, worker);
    world.removeWorker(worker.sid);
    return c.body(null, 204);
  });

  app.get('/:worker', (c) => {
    const worker = workerOf(c);
    showRevision(c, worker);
    return c.json(presentWorker(worker, world));
  });

  app.post('/:worker', async (c) => {
    const worker = workerOf(c);
    requireRevision(c, worker);
    updateWorker(await Parameters.ofForm(c, WORKER_FIELDS), worker, world);
    showRevision(c, worker);
    return c.json(presentWorker(worker, world));
  });

  return app;
}

const isUnavailable = ({ available }: Activity) => !available;

const YES = ['true', '1', 'yes'];
const NO = ['false', '0', 'no'];

/** Reads a flag in one of Twilio's words for true and false. */
function flagOf(name: string, given: string | undefined): boolean | undefined {
  if (given === undefined) return undefined;
  const word = given.toLowerCase();
  if (!YES.includes(word) && !NO.includes(word)) throw badParameter(`Invalid ${name}: '${given}' is not true or false`);
  return YES.includes(word);
}
