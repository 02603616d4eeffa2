/** `Interactions/{KD}/Channels`, with their participants, invites and transfers. */
import { type Context, Hono } from 'hono';
import type { Channel } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { honoredProperties, Parameters } from '../conventions/parameters';
import type { Behavior } from './behavior';
import { identifierReader } from './identifiers';
import { readParticipant } from './new-participant';
import { PAGING, presentPageOf } from './pages';
import {
  channelsAddress,
  invitesAddress,
  participantsAddress,
  presentChannel,
  presentInvite,
  presentParticipant,
  presentTransfer,
} from './present';
import { readRouting } from './routing';

const STATUSES = ['closed', 'inactive'] as const;
const ENDINGS = ['closed', 'wrapup'] as const;

const keyOf = ({ sid }: { readonly sid: string }) => sid;

export function channelRoutes(world: World, behavior: Behavior): Hono {
  const app = new Hono();
  const identifier = identifierReader(behavior.spelling);
  const presentPage = presentPageOf(behavior);

  const channelOf = (c: Context): Channel => {
    const channel = named(c, world.channels, identifier(c, 'channelSid'));
    if (behavior.channelsAreNested && channel.interactionSid !== identifier(c, 'sid')) throw noSuchResource(c);
    return channel;
  };

  app.get('/:sid/Channels', (c) => {
    const interaction = named(c, world.interactions, identifier(c, 'sid'));
    const items = world.channelsOf(interaction.sid).map(presentChannel);
    if (items.length === 0 && !behavior.emptyChannelListExists) throw noSuchResource(c);
    const query = Parameters.ofQuery(c, PAGING);
    return c.json(presentPage(query, { key: 'channels', items, keyOf, address: channelsAddress(interaction.sid) }));
  });

  app.get('/:sid/Channels/:channelSid', (c) => c.json(presentChannel(channelOf(c))));

  app.post('/:sid/Channels/:channelSid', async (c) => {
    const channel = channelOf(c);
    const form = await Parameters.ofForm(c, ['Status', 'Routing']);
    form.required('Status');
    const status = form.oneOf('Status', STATUSES);
    const { status: then } = honoredProperties(c, 'Routing', form.jsonObject('Routing') ?? {}, ['status']);
    if (status === 'inactive') {
      if (then !== 'closed') throw badParameter('Invalid Routing: its status must be closed if the Status is inactive');
      world.parkChannel(channel.sid, status, then);
    } else {
      const ending = ENDINGS.find((each) => each === (then ?? 'wrapup'));
      if (ending === undefined) throw badParameter(`Invalid Routing: its status is not one of ${ENDINGS.join(', ')}`);
      world.closeChannel(channel.sid, ending);
    }
    return c.json(presentChannel(channel));
  });

  app.get('/:sid/Channels/:channelSid/Participants', (c) => {
    const channel = channelOf(c);
    const query = Parameters.ofQuery(c, [...PAGING, 'status']);
    const isComplete = query.oneOf('status', ['all']) === 'all';
    const items = world
      .allParticipantsOf(channel.sid)
      .filter(({ status }) => {
        if (isComplete || status === 'active') return true;
        return status === 'wrapup' && behavior.wrapupParticipantsAreListed;
      })
      .map((participant) => presentParticipant(participant, channel));
    return c.json(presentPage(query, { key: 'participants', items, keyOf, address: participantsAddress(channel) }));
  });

  app.post('/:sid/Channels/:channelSid/Participants', async (c) => {
    const channel = channelOf(c);
    const form = await Parameters.ofForm(c, ['Type', 'MediaProperties', 'RoutingProperties']);
    form.required('MediaProperties');
    const given = {
      type: form.required('Type'),
      media: form.jsonObject('MediaProperties') ?? {},
      routing: form.jsonObject('RoutingProperties'),
    };
    const participant = world.addToChannel(channel.sid, readParticipant(c, given, world));
    return c.json(presentParticipant(participant, channel));
  });

  app.post('/:sid/Channels/:channelSid/Participants/:participantSid', async (c) => {
    const channel = channelOf(c);
    const participant = named(c, world.participants, identifier(c, 'participantSid'));
    if (participant.channelSid !== channel.sid) throw noSuchResource(c);
    const form = await Parameters.ofForm(c, ['Status']);
    form.required('Status');
    world.endParticipant(participant.sid, form.oneOf('Status', ENDINGS) ?? 'closed');
    return c.json(presentParticipant(participant, channel));
  });

  app.get('/:sid/Channels/:channelSid/Invites', (c) => {
    const channel = channelOf(c);
    const items = world.invitesOf(channel.sid).map((invite) => presentInvite(invite, channel, world));
    const query = Parameters.ofQuery(c, PAGING);
    return c.json(presentPage(query, { key: 'invites', items, keyOf, address: invitesAddress(channel) }));
  });

  app.post('/:sid/Channels/:channelSid/Invites', async (c) => {
    const channel = channelOf(c);
    const form = await Parameters.ofForm(c, ['Routing']);
    form.required('Routing');
    const routing = readRouting(c, form.jsonObject('Routing') ?? {}, channel.type, world);
    return c.json(presentInvite(world.inviteToChannel(channel.sid, routing), channel, world));
  });

  app.post('/:sid/Channels/:channelSid/Transfers', async (c) => {
    const channel = channelOf(c);
    const form = await Parameters.ofForm(c, ['Type', 'From', 'To', 'NoteSid', 'SummarySid']);
    const transfer = world.transferChannel(channel.sid, {
      type: form.oneOf('Type', ['cold', 'warm']) ?? 'cold',
      from: form.required('From'),
      to: form.required('To'),
      noteSid: form.optional('NoteSid') ?? null,
      summarySid: form.optional('SummarySid') ?? null,
    });
    return c.json(presentTransfer(transfer, channel), 201);
  });

  // An update has no documented parameters, so it changes nothing.
  app.on(['GET', 'POST'], '/:sid/Channels/:channelSid/Transfers/:transferSid', (c) => {
    const channel = channelOf(c);
    const transfer = named(c, world.transfers, identifier(c, 'transferSid'));
    if (transfer.channelSid !== channel.sid) throw noSuchResource(c);
    return c.json(presentTransfer(transfer, channel));
  });

  return app;
}
