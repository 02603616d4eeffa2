/** The reservations of a task, and of a worker. */
import { type Context, Hono } from 'hono';
import type { Reservation } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { PAGING, presentPage } from '../conventions/numbered-pages';
import { Parameters } from '../conventions/parameters';
import { equals, select } from './filters';
import { presentReservation, WORKSPACE_ADDRESS } from './present';
import { requireRevision, showRevision } from './revision';

const STATUSES = [
  'pending',
  'accepted',
  'rejected',
  'timeout',
  'canceled',
  'rescinded',
  'wrapping',
  'completed',
] as const;

export function reservationRoutes(world: World): Hono {
  const app = new Hono();
  reservationsOf(app, world, 'Tasks', ['ReservationStatus', 'WorkerSid'], (c) => {
    const { sid } = named(c, world.tasks, c.req.param('owner'));
    return { sid, owns: ({ taskSid }) => taskSid === sid };
  });
  reservationsOf(app, world, 'Workers', ['ReservationStatus'], (c) => {
    const { sid } = named(c, world.workers, c.req.param('owner'));
    return { sid, owns: ({ workerSid }) => workerSid === sid };
  });
  return app;
}

/** The task or worker that a request names. */
interface Owner {
  readonly sid: string;
  readonly owns: (reservation: Reservation) => boolean;
}

function reservationsOf(
  app: Hono,
  world: World,
  folder: 'Tasks' | 'Workers',
  filters: readonly ('ReservationStatus' | 'WorkerSid')[],
  ownerOf: (c: Context) => Owner,
) {
  const path = `/${folder}/:owner/Reservations`;
  const reservationOf = (c: Context) => {
    const { owns } = ownerOf(c);
    const reservation = named(c, world.reservations, c.req.param('reservation'));
    if (!owns(reservation)) throw noSuchResource(c);
    return reservation;
  };

  app.get(path, (c) => {
    const { sid, owns } = ownerOf(c);
    const query = Parameters.ofQuery(c, [...PAGING, ...filters]);
    const selected = select<Reservation>(world.reservations.values(), [
      owns,
      equals(query.oneOf('ReservationStatus', STATUSES), ({ status }) => status),
      equals(query.optional('WorkerSid'), ({ workerSid }) => workerSid),
    ]);
    const items = selected.map((reservation) => presentReservation(reservation, world, folder));
    const address = `${WORKSPACE_ADDRESS}/${folder}/${sid}/Reservations`;
    return c.json(presentPage(query, { key: 'reservations', items, address }));
  });

  app.get(`${path}/:reservation`, (c) => {
    const reservation = reservationOf(c);
    showRevision(c, reservation);
    return c.json(presentReservation(reservation, world, folder));
  });

  app.post(`${path}/:reservation`, async (c) => {
    const reservation = reservationOf(c);
    const form = await Parameters.ofForm(c, ANSWER_FIELDS);
    requireRevision(c, reservation);
    answerReservation(form, reservation, world);
    showRevision(c, reservation);
    return c.json(presentReservation(reservation, world, folder));
  });
}

/** The parameters that answer a reservation. */
export const ANSWER_FIELDS = ['ReservationStatus', 'WorkerActivitySid'] as const;

/** Sets the status of a reservation as its worker, or the account for them, may. A rejection may set their activity. */
export function answerReservation(
  form: Parameters<(typeof ANSWER_FIELDS)[number]>,
  { sid, workerSid }: Reservation,
  world: World,
) {
  const status = form.oneOf('ReservationStatus', ['accepted', 'rejected', 'wrapping', 'completed']);
  const activitySid = form.optional('WorkerActivitySid');
  if (activitySid !== undefined && (status !== 'rejected' || !world.activities.has(activitySid))) {
    throw badParameter(`Invalid WorkerActivitySid: '${activitySid}' is not the activity after a rejection`);
  }
  if (status === 'accepted') world.accept(sid);
  if (status === 'rejected') world.reject(sid);
  if (status === 'wrapping') world.finishReservation(sid, 'wrapup');
  if (status === 'completed') world.finishReservation(sid, 'closed');
  if (activitySid !== undefined) world.setActivity(workerSid, activitySid);
}
