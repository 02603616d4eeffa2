/** Interactions as Flex uses them in the browser: participants, answering an invite, ending a channel. */
import { type Context, Hono } from 'hono';
import type { World } from '../../world/world';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { honoredProperties, isRecord } from '../conventions/parameters';
import { type InnerEnv, innerParameters } from './envelope';
import { requireSelf } from './permission';
import { presentChannel, presentParticipant } from './present';

const CHANNEL = '/v1/Interactions/:interaction/Channels/:channel';

export function interactionRoutes(world: World): Hono<InnerEnv> {
  const app = new Hono<InnerEnv>();
  const channel = (c: Context<InnerEnv>) => {
    const found = named(c, world.channels, c.req.param('channel'));
    if (found.interactionSid !== c.req.param('interaction')) throw noSuchResource(c);
    return found;
  };

  // Not 404 for an unknown KD: for a task without an interaction, Flex makes one up from the task's SID.
  app.get('/v1/Interactions/:interaction/Channels', (c) => {
    return c.json({ channels: world.channelsOf(c.req.param('interaction')).map(presentChannel) });
  });

  app.get(`${CHANNEL}/Participants`, (c) => {
    const { sid, type } = channel(c);
    return c.json({ channel_type: type, participants: world.participantsOf(sid).map(presentParticipant) });
  });

  app.post(`${CHANNEL}/Invites/:invite`, (c) => {
    const invite = named(c, world.invites, c.req.param('invite'));
    const reservation = world.reservationOfTask(invite.taskSid);
    if (reservation === undefined) throw noSuchResource(c);
    requireSelf(c.env.user, reservation.workerSid);
    const { action } = innerParameters(c, ['action']);
    if (action === 'accept') world.accept(reservation.sid);
    else if (action === 'decline') world.reject(reservation.sid);
    else throw badParameter(`Invalid action: '${action}'`);
    return c.json({ sid: invite.sid });
  });

  app.post(CHANNEL, (c) => {
    const { sid } = channel(c);
    requireSelf(c.env.user, world.lastWorkerOf(sid) ?? '');
    const { routing } = innerParameters(c, ['status', 'routing']);
    const { status } = honoredProperties(c, 'routing', isRecord(routing) ? routing : {}, ['status']);
    if (status !== 'wrapup' && status !== 'closed') throw badParameter(`Invalid routing status: '${status}'`);
    world.closeChannel(sid, status);
    return c.json({ sid });
  });

  return app;
}
