/** `Workspaces/{WS}`: tasks, reservations and workers, for callers with the account's credentials. */
import { type Context, Hono } from 'hono';
import { ACCOUNT, type Reservation } from '../../world/model';
import type { World } from '../../world/world';
import { named } from '../conventions/errors';
import { PAGING, presentPage } from '../conventions/numbered-pages';
import { Parameters } from '../conventions/parameters';
import { presentReservation, presentTask, presentWorker, WORKSPACE_ADDRESS } from './present';

const PATH = `/v1/Workspaces/${ACCOUNT.workspaceSid}`;

export function workspaceRoutes(world: World): Hono {
  const app = new Hono();

  const taskOf = (c: Context) => named(c, world.tasks, c.req.param('taskSid'));
  const workerOf = (c: Context) => named(c, world.workers, c.req.param('workerSid'));
  const answerReservations = (c: Context, reservations: Reservation[], address: string) =>
    c.json(
      presentPage(Parameters.ofQuery(c, PAGING), {
        key: 'reservations',
        items: reservations.map((reservation) => presentReservation(reservation, world)),
        address,
      }),
    );

  app.get(`${PATH}/Tasks`, (c) => {
    const items = [...world.tasks.values()].map((task) => presentTask(task, world.now()));
    return c.json(
      presentPage(Parameters.ofQuery(c, PAGING), { key: 'tasks', items, address: `${WORKSPACE_ADDRESS}/Tasks` }),
    );
  });

  app.get(`${PATH}/Tasks/:taskSid`, (c) => c.json(presentTask(taskOf(c), world.now())));

  app.post(`${PATH}/Tasks/:taskSid`, async (c) => {
    const task = taskOf(c);
    const attributes = (await Parameters.ofForm(c, ['Attributes'])).jsonObject('Attributes');
    if (attributes !== undefined) world.setTaskAttributes(task.sid, attributes);
    return c.json(presentTask(task, world.now()));
  });

  app.get(`${PATH}/Tasks/:taskSid/Reservations`, (c) => {
    const task = taskOf(c);
    const reservations = [...world.reservations.values()].filter(({ taskSid }) => taskSid === task.sid);
    return answerReservations(c, reservations, `${WORKSPACE_ADDRESS}/Tasks/${task.sid}/Reservations`);
  });

  app.get(`${PATH}/Workers`, (c) => {
    const items = [...world.workers.values()].map((worker) => presentWorker(worker, world));
    return c.json(
      presentPage(Parameters.ofQuery(c, PAGING), { key: 'workers', items, address: `${WORKSPACE_ADDRESS}/Workers` }),
    );
  });

  app.get(`${PATH}/Workers/:workerSid`, (c) => c.json(presentWorker(workerOf(c), world)));

  app.get(`${PATH}/Workers/:workerSid/Reservations`, (c) => {
    const worker = workerOf(c);
    return answerReservations(
      c,
      world.reservationsOf(worker.sid),
      `${WORKSPACE_ADDRESS}/Workers/${worker.sid}/Reservations`,
    );
  });

  return app;
}
