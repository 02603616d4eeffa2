/** Flex's Interactions as the browser asks for them: who takes part, taking an offered task, ending it. */
import { type Context, Hono } from 'hono';
import type { Channel, Participant } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, noSuchResource } from '../conventions/refusals';
import { requireSelf } from './permission';
import type { Asked } from './routes';

const CHANNEL = '/v1/Interactions/:interaction/Channels/:channel';

export function interactions(world: World) {
  const app = new Hono<Asked>();
  const channel = (c: Context<Asked>) => {
    const found = world.channels.get(c.req.param('channel') ?? '');
    if (found === undefined || found.interactionSid !== c.req.param('interaction')) throw noSuchResource(c);
    return found;
  };

  // Flex also asks for tasks that have no interaction, under a KD made of the task's SID.
  app.get('/v1/Interactions/:interaction/Channels', (c) => {
    const sid = c.req.param('interaction');
    const channels = [...world.channels.values()].filter(({ interactionSid }) => interactionSid === sid);
    return c.json({ channels: channels.map(channelObject) });
  });

  app.get(`${CHANNEL}/Participants`, (c) => {
    const { sid, type } = channel(c);
    return c.json({ channel_type: type, participants: world.participantsOf(sid).map(participantObject) });
  });

  app.post(`${CHANNEL}/Invites/:invite`, (c) => {
    const invite = world.invites.get(c.req.param('invite'));
    const reservation = invite && world.reservationOfTask(invite.taskSid);
    if (invite === undefined || reservation === undefined) throw noSuchResource(c);
    requireSelf(c.env.user, reservation.workerSid);
    const { action } = c.env.params;
    if (action === 'accept') world.accept(reservation.sid);
    else if (action === 'decline') world.reject(reservation.sid);
    else throw badParameter(`Invalid action: '${action}'`);
    return c.json({ sid: invite.sid });
  });

  app.post(CHANNEL, (c) => {
    const { sid, taskSid } = channel(c);
    requireSelf(c.env.user, world.reservationOfTask(taskSid)?.workerSid ?? '');
    const { routing } = c.env.params as { routing?: { status?: string } };
    if (routing?.status !== 'wrapup' && routing?.status !== 'closed') {
      throw badParameter(`Invalid routing status: '${routing?.status}'`);
    }
    world.closeChannel(sid, routing.status);
    return c.json({ sid });
  });

  return app;
}

const channelObject = (channel: Channel) => ({
  sid: channel.sid,
  interaction_sid: channel.interactionSid,
  media_sid: channel.conversationSid,
  type: channel.type,
  status: channel.status,
});

const participantObject = (participant: Participant) => ({
  participant_sid: participant.sid,
  sid: participant.sid,
  interaction_sid: participant.interactionSid,
  channel_sid: participant.channelSid,
  type: participant.type,
  routing_properties: participant.routing && {
    task_sid: participant.routing.taskSid,
    worker_sid: participant.routing.workerSid,
    reservation_sid: participant.routing.reservationSid,
  },
  media_properties: { identity: participant.identity },
});
