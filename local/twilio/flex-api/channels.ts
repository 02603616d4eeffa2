/** `Interactions/{KD}/Channels`, with their participants and invites. */
import { type Context, Hono } from 'hono';
import type { Channel } from '../../world/model';
import type { World } from '../../world/world';
import { named, noSuchResource } from '../conventions/errors';
import { honoredProperties, Parameters } from '../conventions/parameters';
import type { Behavior } from './behavior';
import { identifierReader } from './identifiers';
import { PAGING, presentPageOf } from './pages';
import {
  channelsAddress,
  invitesAddress,
  participantsAddress,
  presentChannel,
  presentInvite,
  presentParticipant,
} from './present';

const ENDINGS = ['closed', 'inactive'] as const;

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
    const query = Parameters.ofQuery(c, PAGING);
    const items = world.channelsOf(interaction.sid).map(presentChannel);
    if (items.length === 0 && !behavior.emptyChannelListExists) throw noSuchResource(c);
    return c.json(presentPage(query, { key: 'channels', items, keyOf, address: channelsAddress(interaction.sid) }));
  });

  app.get('/:sid/Channels/:channelSid', (c) => c.json(presentChannel(channelOf(c))));

  app.post('/:sid/Channels/:channelSid', async (c) => {
    const channel = channelOf(c);
    const form = await Parameters.ofForm(c, ['Status', 'Routing']);
    form.required('Status');
    const routing = honoredProperties(c, 'Routing', form.jsonObject('Routing') ?? {}, ['status']);
    const status = form.oneOf('Status', ENDINGS);
    if (status === 'inactive') world.setChannelStatus(channel.sid, 'inactive');
    else world.closeChannel(channel.sid, routing.status === 'closed' ? 'closed' : 'wrapup');
    return c.json(presentChannel(channel));
  });

  app.get('/:sid/Channels/:channelSid/Participants', (c) => {
    const channel = channelOf(c);
    const items = world.participantsOf(channel.sid).map((participant) => presentParticipant(participant, channel));
    return c.json(
      presentPage(Parameters.ofQuery(c, PAGING), {
        key: 'participants',
        items,
        keyOf,
        address: participantsAddress(channel),
      }),
    );
  });

  app.post('/:sid/Channels/:channelSid/Participants/:participantSid', async (c) => {
    const channel = channelOf(c);
    const participant = named(c, world.participants, identifier(c, 'participantSid'));
    if (participant.channelSid !== channel.sid) throw noSuchResource(c);
    const form = await Parameters.ofForm(c, ['Status']);
    form.required('Status');
    form.oneOf('Status', ['closed', 'wrapup']);
    world.updateParticipant(participant.sid);
    return c.json(presentParticipant(participant, channel));
  });

  app.get('/:sid/Channels/:channelSid/Invites', (c) => {
    const channel = channelOf(c);
    const items = [...world.invites.values()]
      .filter((invite) => invite.channelSid === channel.sid)
      .map((invite) => presentInvite(invite, channel));
    return c.json(
      presentPage(Parameters.ofQuery(c, PAGING), { key: 'invites', items, keyOf, address: invitesAddress(channel) }),
    );
  });

  return app;
}
