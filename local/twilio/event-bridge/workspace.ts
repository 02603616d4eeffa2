/** TaskRouter's workspace as Flex uses it in the browser: the worker, their reservations and their tasks. */
import { type Context, Hono } from 'hono';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { Parameters } from '../conventions/parameters';
import { select } from '../taskrouter/filters';
import { ANSWERS, answerReservation } from '../taskrouter/reservations';
import { QUEUE_FILTERS, queueFilters } from '../taskrouter/resources';
import { requireRevision } from '../taskrouter/revision';
import { taskUpdateOf, UPDATE_FIELDS } from '../taskrouter/task-input';
import { CREATE_FIELDS, createTask } from '../taskrouter/tasks';
import { selectWorkers, updateWorker, WORKER_FIELDS, WORKER_FILTERS } from '../taskrouter/workers';
import { type InnerEnv, innerForm, innerParameters } from './envelope';
import { PAGING, presentPage } from './pages';
import { requireOffer, requireSelf } from './permission';
import {
  presentActivity,
  presentQueue,
  presentReservation,
  presentTask,
  presentWorker,
  presentWorkerChannels,
} from './present';

const WORKSPACE = '/Workspaces/:workspace';
const WORKER = `${WORKSPACE}/Workers/:worker`;

export function workspaceRoutes(world: World): Hono<InnerEnv> {
  const app = new Hono<InnerEnv>();
  const worker = (c: Context<InnerEnv>) => {
    requireSelf(c.env.user, c.req.param('worker') ?? '');
    return named(c, world.workers, c.req.param('worker'));
  };

  app.use(`${WORKSPACE}/*`, async (c, next) => {
    if (c.req.param('workspace') !== ACCOUNT.workspaceSid) throw noSuchResource(c);
    await next();
  });

  // Agents may read their colleagues: Flex names the target of a transfer.
  app.get(WORKER, (c) => c.json(presentWorker(named(c, world.workers, c.req.param('worker')), world)));

  app.post(WORKER, (c) => {
    const updated = worker(c);
    requireRevision(c, updated);
    updateWorker(innerForm(c, WORKER_FIELDS), updated, world);
    return c.json(presentWorker(updated, world));
  });

  app.get(`${WORKSPACE}/Activities`, (c) =>
    c.json(presentPage(innerParameters(c, PAGING), [...world.activities.values()].map(presentActivity))),
  );

  // Flex lists whom an agent can transfer to.
  app.get(`${WORKSPACE}/Workers`, (c) => {
    const workers = selectWorkers(innerForm(c, [...PAGING, ...WORKER_FILTERS]).given(WORKER_FILTERS), world);
    return c.json(
      presentPage(
        c.env.params,
        workers.map((each) => presentWorker(each, world)),
      ),
    );
  });
  app.get(`${WORKSPACE}/TaskQueues`, (c) => {
    const query = innerForm(c, [...PAGING, ...QUEUE_FILTERS]);
    const queues = select(world.queues.values(), queueFilters(query, world));
    return c.json(presentPage(c.env.params, queues.map(presentQueue)));
  });
  app.get(`${WORKSPACE}/TaskQueues/:queue`, (c) => {
    return c.json(presentQueue(named(c, world.queues, c.req.param('queue'))));
  });
  app.post(`${WORKER}/Transfers`, (c) => {
    innerParameters(c, ['ReservationSid', 'TaskSid', 'To', 'Attributes', 'Mode', 'Priority']);
    throw badParameter('Local Twilio transfers only conversations');
  });

  app.get(`${WORKER}/WorkerChannels`, (c) =>
    c.json(presentPage(innerParameters(c, PAGING), presentWorkerChannels(worker(c), world))),
  );

  app.get(`${WORKER}/Reservations`, (c) => {
    const { sid } = worker(c);
    const params = innerParameters(c, [...PAGING, 'Active']);
    const isActive = String(params.Active ?? false) === 'true';
    const listed = isActive ? world.openReservationsOf(sid) : world.reservationsOf(sid);
    return c.json(
      presentPage(
        params,
        listed.map((reservation) => presentReservation(reservation, world)),
      ),
    );
  });

  const reservationOf = (c: Context<InnerEnv>) => {
    const { sid } = worker(c);
    const reservation = named(c, world.reservations, c.req.param('reservation'));
    if (reservation.workerSid !== sid) throw noSuchResource(c);
    return reservation;
  };

  app.post(`${WORKER}/Reservations/:reservation`, (c) => {
    const reservation = reservationOf(c);
    requireRevision(c, reservation);
    const form = innerForm(c, ['ReservationStatus', 'WorkerActivitySid']);
    const answer = form.oneOf('ReservationStatus', ANSWERS);
    const activitySid = form.optional('WorkerActivitySid');
    if (activitySid !== undefined && (answer !== 'rejected' || !world.activities.has(activitySid))) {
      throw badParameter(`Invalid WorkerActivitySid: '${activitySid}' is not the activity after a rejection`);
    }
    if (answer !== undefined) answerReservation(world, reservation.sid, answer);
    if (activitySid !== undefined) world.setActivity(reservation.workerSid, activitySid);
    return c.json(presentReservation(reservation, world));
  });

  app.get(`${WORKER}/Reservations/:reservation`, (c) => {
    return c.json(presentReservation(reservationOf(c), world));
  });

  app.post(`${WORKSPACE}/Tasks`, (c) => {
    // The SDK names the task channel in two ways, and the REST API in one.
    const { TaskChannelSid, TaskChannelUniqueName, ...others } = c.env.params;
    const properties = { TaskChannel: TaskChannelSid ?? TaskChannelUniqueName, ...others };
    return c.json(presentTask(createTask(Parameters.ofProperties(c, properties, CREATE_FIELDS), world), world), 201);
  });

  app.get(`${WORKSPACE}/Tasks/:task`, (c) => c.json(presentTask(named(c, world.tasks, c.req.param('task')), world)));

  app.post(`${WORKSPACE}/Tasks/:task`, (c) => {
    const task = named(c, world.tasks, c.req.param('task'));
    requireOffer(c.env.user, world, ({ sid }) => sid === task.sid);
    requireRevision(c, task);
    const update = taskUpdateOf(innerForm(c, UPDATE_FIELDS), world.now());
    return c.json(presentTask(world.updateTask(task.sid, update), world));
  });

  return app;
}
