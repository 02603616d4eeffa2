/** TaskRouter's workspace as a worker's browser sees it: itself, its reservations, its tasks. */
import { type Context, Hono } from 'hono';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { isRecord } from '../conventions/parameters';
import { badParameter, noSuchResource } from '../conventions/refusals';
import { requireSelf } from './permission';
import {
  activityObject,
  openReservations,
  QUEUE_OBJECT,
  reservationObject,
  taskObject,
  workerChannelObjects,
  workerObject,
} from './present';
import type { Asked } from './routes';

const WORKSPACE = `/Workspaces/${ACCOUNT.workspaceSid}`;
const WORKER = `${WORKSPACE}/Workers/:worker`;

export function workspace(world: World) {
  const app = new Hono<Asked>();
  const worker = (c: Context<Asked>) => {
    requireSelf(c.env.user, c.req.param('worker') ?? '');
    return named(world.workers, c.req.param('worker'), c);
  };

  app.get(WORKER, (c) => c.json(workerObject(worker(c), world)));

  app.post(WORKER, (c) => {
    const { sid } = worker(c);
    const { ActivitySid, Attributes } = c.env.params;
    if (ActivitySid !== undefined) world.setActivity(sid, String(ActivitySid));
    if (Attributes !== undefined) world.setWorkerAttributes(sid, attributesOf(Attributes));
    return c.json(workerObject(worker(c), world));
  });

  app.get(`${WORKSPACE}/Activities`, (c) => c.json(list([...world.activities.values()].map(activityObject))));

  // Whom a call could be transferred to. Flex lists them; the transfer itself is not to be had here.
  app.get(`${WORKSPACE}/Workers`, (c) =>
    c.json(list([...world.workers.values()].map((each) => workerObject(each, world)))),
  );
  app.get(`${WORKSPACE}/TaskQueues`, (c) => c.json(list([QUEUE_OBJECT])));
  app.post(`${WORKER}/Transfers`, () => {
    throw badParameter('There are no transfers in Local Twilio');
  });

  app.get(`${WORKER}/WorkerChannels`, (c) => c.json(list(workerChannelObjects(worker(c), world))));

  app.get(`${WORKER}/Reservations`, (c) => {
    const open = openReservations(worker(c).sid, world);
    return c.json(list(open.map((reservation) => reservationObject(reservation, world))));
  });

  // Only for tasks that no interaction carries, such as a classic call.
  app.post(`${WORKER}/Reservations/:reservation`, (c) => {
    worker(c);
    const reservation = named(world.reservations, c.req.param('reservation'), c);
    const { ReservationStatus } = c.env.params;
    if (ReservationStatus === 'accepted') world.accept(reservation.sid);
    else if (ReservationStatus === 'rejected') world.reject(reservation.sid);
    else if (ReservationStatus === 'wrapping') world.finishReservation(reservation.sid, 'wrapup');
    else if (ReservationStatus === 'completed') world.finishReservation(reservation.sid, 'closed');
    else throw badParameter(`Invalid ReservationStatus: '${ReservationStatus}'`);
    return c.json(reservationObject(reservation, world));
  });

  app.post(`${WORKSPACE}/Tasks/:task`, (c) => {
    const task = named(world.tasks, c.req.param('task'), c);
    world.setTaskAttributes(task.sid, attributesOf(c.env.params.Attributes));
    return c.json(taskObject(task, world));
  });

  return app;
}

function named<T>(things: ReadonlyMap<string, T>, sid: string | undefined, c: Context): T {
  const thing = things.get(sid ?? '');
  if (thing === undefined) throw noSuchResource(c);
  return thing;
}

function attributesOf(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw badParameter('Invalid Attributes: not a JSON object');
  return value;
}

const list = (contents: unknown[]) => ({ contents, after_sid: null, meta: { next_token: null } });
