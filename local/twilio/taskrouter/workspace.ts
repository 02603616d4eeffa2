/** `https://taskrouter.twilio.com/v1/Workspaces/{WS}`: tasks, reservations and workers, as a server asks for them. */
import { type Context, Hono } from 'hono';
import { ACCOUNT, type Reservation, type Task, type Worker } from '../../world/model';
import type { World } from '../../world/world';
import { accountAuth } from '../conventions/basic-auth';
import { listAnswer } from '../conventions/paging';
import { Parameters } from '../conventions/parameters';
import { answerRefusal, noSuchResource } from '../conventions/refusals';

const WORKSPACE = `https://taskrouter.twilio.com/v1/Workspaces/${ACCOUNT.workspaceSid}`;
const REAL_PATH = `/v1/Workspaces/${ACCOUNT.workspaceSid}`;

export function taskrouterRest(world: World): Hono {
  const app = new Hono();
  app.onError(answerRefusal);
  app.use('/v1/Workspaces/*', accountAuth());

  const named = <T>(c: Context, things: ReadonlyMap<string, T>, parameter: string): T => {
    const thing = things.get(c.req.param(parameter) ?? '');
    if (thing === undefined) throw noSuchResource(c);
    return thing;
  };
  const reservationsAnswer = (c: Context, reservations: Reservation[], address: string) =>
    c.json(
      listAnswer(c, {
        key: 'reservations',
        items: reservations.map((reservation) => showReservation(reservation, world)),
        address,
      }),
    );

  app.get(`${REAL_PATH}/Tasks`, (c) => {
    const items = [...world.tasks.values()].map((task) => showTask(task, world.now()));
    return c.json(listAnswer(c, { key: 'tasks', items, address: `${WORKSPACE}/Tasks` }));
  });

  app.get(`${REAL_PATH}/Tasks/:taskSid`, (c) => c.json(showTask(named(c, world.tasks, 'taskSid'), world.now())));

  app.post(`${REAL_PATH}/Tasks/:taskSid`, async (c) => {
    const task = named(c, world.tasks, 'taskSid');
    const attributes = (await Parameters.ofForm(c)).jsonObject('Attributes');
    if (attributes !== undefined) world.setTaskAttributes(task.sid, attributes);
    return c.json(showTask(task, world.now()));
  });

  app.get(`${REAL_PATH}/Tasks/:taskSid/Reservations`, (c) => {
    const task = named(c, world.tasks, 'taskSid');
    const reservations = [...world.reservations.values()].filter(({ taskSid }) => taskSid === task.sid);
    return reservationsAnswer(c, reservations, `${WORKSPACE}/Tasks/${task.sid}/Reservations`);
  });

  app.get(`${REAL_PATH}/Workers`, (c) => {
    const items = [...world.workers.values()].map((worker) => showWorker(worker, world));
    return c.json(listAnswer(c, { key: 'workers', items, address: `${WORKSPACE}/Workers` }));
  });

  app.get(`${REAL_PATH}/Workers/:workerSid`, (c) => c.json(showWorker(named(c, world.workers, 'workerSid'), world)));

  app.get(`${REAL_PATH}/Workers/:workerSid/Reservations`, (c) => {
    const worker = named(c, world.workers, 'workerSid');
    return reservationsAnswer(c, world.reservationsOf(worker.sid), `${WORKSPACE}/Workers/${worker.sid}/Reservations`);
  });

  return app;
}

/** ISO 8601 without milliseconds, as Twilio writes dates. */
const isoDate = (time: number) => new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');

const showTask = (task: Task, now: number) => ({
  account_sid: ACCOUNT.accountSid,
  workspace_sid: ACCOUNT.workspaceSid,
  sid: task.sid,
  age: Math.floor((now - task.createdAt) / 1000),
  assignment_status: task.status,
  attributes: JSON.stringify(task.attributes),
  addons: '{}',
  date_created: isoDate(task.createdAt),
  date_updated: isoDate(task.updatedAt),
  priority: 0,
  reason: null,
  task_channel_unique_name: task.channel,
  task_queue_sid: ACCOUNT.queueSid,
  workflow_sid: ACCOUNT.workflowSid,
  url: `${WORKSPACE}/Tasks/${task.sid}`,
  links: { workspace: WORKSPACE, reservations: `${WORKSPACE}/Tasks/${task.sid}/Reservations` },
});

function showWorker(worker: Worker, world: World) {
  const activity = world.activities.get(worker.activitySid);
  return {
    account_sid: ACCOUNT.accountSid,
    workspace_sid: ACCOUNT.workspaceSid,
    sid: worker.sid,
    friendly_name: worker.identity,
    attributes: JSON.stringify(worker.attributes),
    activity_sid: worker.activitySid,
    activity_name: activity?.name,
    available: activity?.available,
    date_created: isoDate(worker.createdAt),
    date_updated: isoDate(worker.updatedAt),
    date_status_changed: isoDate(worker.activityChangedAt),
    url: `${WORKSPACE}/Workers/${worker.sid}`,
    links: { workspace: WORKSPACE, reservations: `${WORKSPACE}/Workers/${worker.sid}/Reservations` },
  };
}

function showReservation(reservation: Reservation, world: World) {
  const address = `${WORKSPACE}/Tasks/${reservation.taskSid}`;
  return {
    account_sid: ACCOUNT.accountSid,
    workspace_sid: ACCOUNT.workspaceSid,
    sid: reservation.sid,
    reservation_status: reservation.status,
    task_sid: reservation.taskSid,
    worker_sid: reservation.workerSid,
    worker_name: world.workers.get(reservation.workerSid)?.identity,
    date_created: isoDate(reservation.createdAt),
    date_updated: isoDate(reservation.updatedAt),
    url: `${address}/Reservations/${reservation.sid}`,
    links: {
      task: address,
      worker: `${WORKSPACE}/Workers/${reservation.workerSid}`,
      workspace: WORKSPACE,
    },
  };
}
