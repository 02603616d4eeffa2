/** `Interactions/{KD}/Channels` and what hangs below: participants and invites. */
import { type Context, Hono } from 'hono';
import type { Channel } from '../../world/model';
import type { World } from '../../world/world';
import { listAnswer } from '../conventions/paging';
import { Parameters } from '../conventions/parameters';
import { noSuchResource } from '../conventions/refusals';
import {
  channelsAddress,
  invitesAddress,
  participantsAddress,
  showChannel,
  showInvite,
  showParticipant,
} from './present';

const ENDINGS = ['closed', 'inactive'] as const;

export function interactionChannels(world: World): Hono {
  const app = new Hono();

  const channelOf = (c: Context): Channel => {
    const channel = world.channels.get(c.req.param('channelSid') ?? '');
    if (channel === undefined || channel.interactionSid !== c.req.param('sid')) throw noSuchResource(c);
    return channel;
  };

  app.get('/:sid/Channels', (c) => {
    const interaction = world.interactions.get(c.req.param('sid'));
    if (interaction === undefined) throw noSuchResource(c);
    const channel = world.channels.get(interaction.channelSid);
    const items = channel === undefined ? [] : [showChannel(channel)];
    return c.json(listAnswer(c, { key: 'channels', items, address: channelsAddress(interaction.sid) }));
  });

  app.get('/:sid/Channels/:channelSid', (c) => c.json(showChannel(channelOf(c))));

  app.post('/:sid/Channels/:channelSid', async (c) => {
    const channel = channelOf(c);
    const form = await Parameters.ofForm(c);
    form.required('Status');
    const status = form.oneOf('Status', ENDINGS);
    if (status === 'inactive') world.setChannelStatus(channel.sid, 'inactive');
    else world.closeChannel(channel.sid, form.jsonObject('Routing')?.status === 'closed' ? 'closed' : 'wrapup');
    return c.json(showChannel(channel));
  });

  app.get('/:sid/Channels/:channelSid/Participants', (c) => {
    const channel = channelOf(c);
    const items = world.participantsOf(channel.sid).map((participant) => showParticipant(participant, channel));
    return c.json(listAnswer(c, { key: 'participants', items, address: participantsAddress(channel) }));
  });

  app.post('/:sid/Channels/:channelSid/Participants/:participantSid', async (c) => {
    const channel = channelOf(c);
    const participant = world.participants.get(c.req.param('participantSid'));
    if (participant === undefined || participant.channelSid !== channel.sid) throw noSuchResource(c);
    const form = await Parameters.ofForm(c);
    form.required('Status');
    form.oneOf('Status', ['closed', 'wrapup']);
    world.updateParticipant(participant.sid);
    return c.json(showParticipant(participant, channel));
  });

  app.get('/:sid/Channels/:channelSid/Invites', (c) => {
    const channel = channelOf(c);
    const items = [...world.invites.values()]
      .filter((invite) => invite.channelSid === channel.sid)
      .map((invite) => showInvite(invite, channel));
    return c.json(listAnswer(c, { key: 'invites', items, address: invitesAddress(channel) }));
  });

  return app;
}
