/** TaskRouter's workspace as Flex uses it in the browser: the worker, their reservations and their tasks. */
import { type Context, Hono } from 'hono';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named } from '../conventions/errors';
import { isRecord } from '../conventions/parameters';
import { type InnerEnv, innerParameters } from './envelope';
import { PAGING, presentPage } from './pages';
import { requireSelf } from './permission';
import {
  presentActivity,
  presentReservation,
  presentTask,
  presentWorker,
  presentWorkerChannels,
  QUEUE,
} from './present';

const WORKSPACE = `/Workspaces/${ACCOUNT.workspaceSid}`;
const WORKER = `${WORKSPACE}/Workers/:worker`;

export function workspaceRoutes(world: World): Hono<InnerEnv> {
  const app = new Hono<InnerEnv>();
  const worker = (c: Context<InnerEnv>) => {
    requireSelf(c.env.user, c.req.param('worker') ?? '');
    return named(c, world.workers, c.req.param('worker'));
  };

  app.get(WORKER, (c) => c.json(presentWorker(worker(c), world)));

  app.post(WORKER, (c) => {
    const { sid } = worker(c);
    const { ActivitySid, Attributes } = innerParameters(c, ['ActivitySid', 'Attributes']);
    if (ActivitySid !== undefined) world.setActivity(sid, String(ActivitySid));
    if (Attributes !== undefined) world.setWorkerAttributes(sid, attributesOf(Attributes));
    return c.json(presentWorker(worker(c), world));
  });

  app.get(`${WORKSPACE}/Activities`, (c) =>
    c.json(presentPage(innerParameters(c, PAGING), [...world.activities.values()].map(presentActivity))),
  );

  // Flex lists the possible targets of a transfer, but Local Twilio has no transfers.
  app.get(`${WORKSPACE}/Workers`, (c) =>
    c.json(
      presentPage(
        innerParameters(c, PAGING),
        [...world.workers.values()].map((each) => presentWorker(each, world)),
      ),
    ),
  );
  app.get(`${WORKSPACE}/TaskQueues`, (c) => c.json(presentPage(innerParameters(c, PAGING), [QUEUE])));
  app.post(`${WORKER}/Transfers`, (c) => {
    innerParameters(c, ['ReservationSid', 'TaskSid', 'To', 'Attributes', 'Mode', 'Priority']);
    throw badParameter('There are no transfers in Local Twilio');
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

  // Only for tasks without an interaction, such as a classic call.
  app.post(`${WORKER}/Reservations/:reservation`, (c) => {
    worker(c);
    const reservation = named(c, world.reservations, c.req.param('reservation'));
    const { ReservationStatus } = innerParameters(c, ['ReservationStatus']);
    if (ReservationStatus === 'accepted') world.accept(reservation.sid);
    else if (ReservationStatus === 'rejected') world.reject(reservation.sid);
    else if (ReservationStatus === 'wrapping') world.finishReservation(reservation.sid, 'wrapup');
    else if (ReservationStatus === 'completed') world.finishReservation(reservation.sid, 'closed');
    else throw badParameter(`Invalid ReservationStatus: '${ReservationStatus}'`);
    return c.json(presentReservation(reservation, world));
  });

  app.post(`${WORKSPACE}/Tasks/:task`, (c) => {
    const task = named(c, world.tasks, c.req.param('task'));
    world.setTaskAttributes(task.sid, attributesOf(innerParameters(c, ['Attributes']).Attributes));
    return c.json(presentTask(task, world));
  });

  return app;
}

function attributesOf(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw badParameter('Invalid Attributes: not a JSON object');
  return value;
}
