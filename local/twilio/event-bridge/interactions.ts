/** Interactions as Flex uses them in the browser: participants, invites, transfers, and the state of a channel. */
import { type Context, Hono } from 'hono';
import { ACCOUNT, type Channel } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { isRecord } from '../conventions/json';
import { honoredProperties, textIn } from '../conventions/parameters';
import { readNewInteraction } from '../flex-api/new-interaction';
import { readParticipant } from '../flex-api/new-participant';
import { presentInteraction, presentTransfer } from '../flex-api/present';
import { type InnerEnv, innerParameters } from './envelope';
import { pageAfter } from './pages';
import { requireOffer, requireSelf } from './permission';
import { presentChannel, presentParkedChannel, presentParticipant } from './present';

const CHANNEL = '/v1/Interactions/:interaction/Channels/:channel';
const TRANSFERS = `/v1/Instances/${ACCOUNT.instanceSid}/Interactions/:interaction/Channels/:channel/Transfers`;

const STATUSES = ['closed', 'inactive', 'pause', 'active'] as const;
const ENDINGS = ['closed', 'wrapup'] as const;

export function interactionRoutes(world: World): Hono<InnerEnv> {
  const app = new Hono<InnerEnv>();
  const channelOf = (c: Context<InnerEnv>): Channel => {
    const found = named(c, world.channels, c.req.param('channel'));
    if (found.interactionSid !== c.req.param('interaction')) throw noSuchResource(c);
    return found;
  };
  /** The channel, if it has been offered to the agent who asks. */
  const ownChannelOf = (c: Context<InnerEnv>): Channel => {
    const channel = channelOf(c);
    requireOffer(c.env.user, world, ({ channelSid }) => channelSid === channel.sid);
    return channel;
  };

  app.post('/v1/Interactions', (c) => {
    const { channel, routing } = innerParameters(c, ['channel', 'routing']);
    const given = { channel: objectOf('channel', channel), routing: objectOf('routing', routing) };
    const { interaction } = world.createInteraction(readNewInteraction(c, given, world));
    return c.json(presentInteraction(interaction, world));
  });

  // Not 404 for an unknown KD: for a task without an interaction, Flex makes one up from the task's SID.
  app.get('/v1/Interactions/:interaction/Channels', (c) =>
    c.json({ channels: world.channelsOf(c.req.param('interaction')).map(presentChannel) }),
  );

  app.post(CHANNEL, (c) => {
    const channel = ownChannelOf(c);
    const params = innerParameters(c, ['status', 'routing']);
    const status = oneOf('status', params.status, STATUSES);
    const { status: given } = honoredProperties(c, 'routing', objectOf('routing', params.routing ?? {}), ['status']);
    const then = oneOf('routing status', given ?? 'wrapup', ENDINGS);
    if (status === 'closed') world.closeChannel(channel.sid, then);
    else if (status === 'active') world.resumeChannel(channel.sid, c.env.user.workerSid);
    else world.parkChannel(channel.sid, status, then);
    return c.json(presentChannel(channel));
  });

  // The conversations that the agent has parked, in the form of a list of TaskRouter's.
  app.get('/v1/Channels', (c) => {
    const { status, pageSize, pageToken } = innerParameters(c, ['status', 'pageSize', 'pageToken']);
    const parked = [...world.channels.values()].filter((channel) => {
      return channel.status === status && world.lastWorkerOf(channel.sid) === c.env.user.workerSid;
    });
    const { contents, size, last } = pageAfter(pageToken, pageSize, parked);
    return c.json({
      content: contents.map((each) => presentParkedChannel(each, world)),
      meta: { list_key: 'content', previous_token: null, next_token: last, direct_token: true, page_size: size },
    });
  });

  app.get(`${CHANNEL}/Participants`, (c) => {
    const { sid, type } = channelOf(c);
    const { status, taskSid } = innerParameters(c, ['status', 'taskSid']);
    const isComplete = status !== undefined && oneOf('status', status, ['all']) === 'all';
    const listed = isComplete ? world.allParticipantsOf(sid) : world.participantsOf(sid);
    const participants = listed.filter(({ routing }) => taskSid === undefined || routing?.taskSid === taskSid);
    return c.json({ channel_type: type, participants: participants.map(presentParticipant) });
  });

  app.post(`${CHANNEL}/Participants`, (c) => {
    const channel = ownChannelOf(c);
    const params = innerParameters(c, ['type', 'media_properties', 'routing_properties']);
    const given = {
      type: String(params.type),
      media: objectOf('media_properties', params.media_properties),
      routing:
        params.routing_properties === undefined ? undefined : objectOf('routing_properties', params.routing_properties),
    };
    return c.json(presentParticipant(world.addToChannel(channel.sid, readParticipant(c, given, world))));
  });

  app.post(`${CHANNEL}/Participants/:participant`, (c) => {
    const channel = ownChannelOf(c);
    const participant = named(c, world.participants, c.req.param('participant'));
    if (participant.channelSid !== channel.sid) throw noSuchResource(c);
    const params = innerParameters(c, ['status', 'closeChannelIfLastParticipant']);
    const ending = oneOf('status', params.status, ENDINGS);
    const last = 'closeChannelIfLastParticipant';
    const closesWithLast = oneOf(last, params[last] ?? false, [true, false]);
    world.endParticipant(participant.sid, ending);
    if (closesWithLast) world.closeChannelWithoutAgents(channel.sid);
    return c.json(presentParticipant(participant));
  });

  app.post(`${CHANNEL}/Invites/:invite`, (c) => {
    const invite = named(c, world.invites, c.req.param('invite'));
    if (invite.channelSid !== channelOf(c).sid) throw noSuchResource(c);
    const reservation = world.reservationOfTask(invite.taskSid);
    if (reservation === undefined) throw noSuchResource(c);
    requireSelf(c.env.user, reservation.workerSid);
    const { action, routing } = innerParameters(c, ['action', 'routing']);
    if (routing !== undefined) requireReservation(c, objectOf('routing', routing), reservation.sid);
    if (action === 'accept') world.accept(reservation.sid);
    else if (action === 'decline') world.reject(reservation.sid);
    else throw badParameter(`Invalid action: '${action}'`);
    return c.json({ sid: invite.sid });
  });

  app.get(TRANSFERS, (c) => {
    const channel = channelOf(c);
    return c.json(world.transfersOf(channel.sid).map((transfer) => presentTransfer(transfer, channel)));
  });

  app.post(TRANSFERS, (c) => {
    const channel = ownChannelOf(c);
    const params = innerParameters(c, ['type', 'from', 'to', 'noteSid', 'summarySid']);
    const transfer = world.transferChannel(channel.sid, {
      type: oneOf('type', params.type ?? 'cold', ['cold', 'warm']),
      from: String(params.from),
      to: String(params.to),
      noteSid: textIn('noteSid', params.noteSid ?? undefined) ?? null,
      summarySid: textIn('summarySid', params.summarySid ?? undefined) ?? null,
    });
    return c.json(presentTransfer(transfer, channel));
  });

  return app;
}

/** Checks the `routing` of an answer to an invite: it names the reservation that brought the invite. */
function requireReservation(c: Context, given: Readonly<Record<string, unknown>>, sid: string) {
  const { type, reservation } = honoredProperties(c, 'routing', given, ['type', 'reservation']);
  oneOf('routing type', type, ['taskrouter']);
  const named = honoredProperties(c, 'routing.reservation', objectOf('routing reservation', reservation), ['sid']);
  oneOf('reservation', named.sid, [sid]);
}

function oneOf<T extends string | boolean>(name: string, given: unknown, allowed: readonly T[]): T {
  const value = allowed.find((candidate) => candidate === given);
  if (value === undefined) throw badParameter(`Invalid ${name}: '${given}' is not one of ${allowed.join(', ')}`);
  return value;
}

function objectOf(name: string, given: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(given)) throw badParameter(`Invalid ${name}: not an object`);
  return given;
}
