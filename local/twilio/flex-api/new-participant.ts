/** The participants that an API request adds. */
import type { Context } from 'hono';
import type { Participant, ParticipantType, Routing } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter } from '../conventions/errors';
import { textProperties } from '../conventions/parameters';

const TYPES: readonly ParticipantType[] = ['supervisor', 'customer', 'external', 'agent', 'unknown'];

export const MEDIA_PROPERTIES = ['address', 'proxy_address', 'identity', 'name', 'level', 'type'] as const;

export type Media = Readonly<Partial<Record<(typeof MEDIA_PROPERTIES)[number], string>>>;

type NewParticipant = Pick<Participant, 'type' | 'identity' | 'media' | 'routing'>;

export interface GivenParticipant {
  readonly type: string;
  readonly media: Readonly<Record<string, unknown>>;
  readonly routing: Readonly<Record<string, unknown>> | undefined;
}

export function readParticipant(c: Context, given: GivenParticipant, world: World): NewParticipant {
  const type = TYPES.find((each) => each === given.type);
  if (type === undefined) throw badParameter(`Invalid Type: '${given.type}' is not one of ${TYPES.join(', ')}`);
  const media = textProperties(c, 'MediaProperties', given.media, MEDIA_PROPERTIES);
  const routing = given.routing === undefined ? null : routingOf(c, given.routing);
  const worker = world.workers.get(routing?.workerSid ?? '');
  if (type === 'agent' && worker === undefined) {
    throw badParameter('Invalid RoutingProperties: an agent needs a task_sid, a worker_sid and a reservation_sid');
  }
  const identity = type === 'agent' ? worker?.identity : identityIn(media);
  if (identity === undefined) throw badParameter('Invalid MediaProperties: no identity, name or address');
  return { type, identity, media, routing };
}

/** The chat identity of a participant with these properties. Undefined if there is none. */
export const identityIn = ({ identity, name, address }: Media): string | undefined =>
  [identity, name, address].find((given) => given !== undefined && given !== '');

function routingOf(c: Context, given: Readonly<Record<string, unknown>>): Routing {
  const names = ['task_sid', 'worker_sid', 'reservation_sid'] as const;
  const { task_sid, worker_sid, reservation_sid } = textProperties(c, 'RoutingProperties', given, names);
  if (task_sid === undefined || worker_sid === undefined || reservation_sid === undefined) {
    throw badParameter(`Invalid RoutingProperties: it needs ${names.join(', ')}`);
  }
  return { taskSid: task_sid, workerSid: worker_sid, reservationSid: reservation_sid };
}
