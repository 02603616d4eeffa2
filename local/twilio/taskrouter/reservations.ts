/** The reservations of a task, and of a worker. */
import { type Context, Hono } from 'hono';
import type { Reservation } from '../../world/model';
import type { World } from '../../world/world';
import { named, noSuchResource } from '../conventions/errors';
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
    const answer = (await Parameters.ofForm(c, ['ReservationStatus'])).oneOf('ReservationStatus', ANSWERS);
    requireRevision(c, reservation);
    if (answer !== undefined) answerReservation(world, reservation.sid, answer);
    showRevision(c, reservation);
    return c.json(presentReservation(reservation, world, folder));
  });
}

/** The status that a worker, or the account for them, may give a reservation. */
export const ANSWERS = ['accepted', 'rejected', 'wrapping', 'completed'] as const;
type ReservationAnswer = (typeof ANSWERS)[number];

export function answerReservation(world: World, reservationSid: string, answer: ReservationAnswer) {
  if (answer === 'accepted') world.accept(reservationSid);
  if (answer === 'rejected') world.reject(reservationSid);
  if (answer === 'wrapping') world.finishReservation(reservationSid, 'wrapup');
  if (answer === 'completed') world.finishReservation(reservationSid, 'closed');
}
