/**
 * Webhooks, interactions and their parts as flex-api answers them.
 * Source: the sample answers in Twilio's documentation, and Twilio's OpenAPI (flex_v1).
 * As in the samples, `friendly_name` is missing if a webhook has none.
 */
import {
  ACCOUNT,
  type Channel,
  type Interaction,
  type Invite,
  type Participant,
  type Task,
  type Webhook,
} from '../../world/model';

const API = 'https://flex-api.twilio.com/v1';

export const webhooksAddress = `${API}/Instances/${ACCOUNT.instanceSid}/InteractionWebhooks`;
export const channelsAddress = (interactionSid: string) => `${API}/Interactions/${interactionSid}/Channels`;
const channelAddress = (channel: Channel) => `${channelsAddress(channel.interactionSid)}/${channel.sid}`;
export const participantsAddress = (channel: Channel) => `${channelAddress(channel)}/Participants`;
export const invitesAddress = (channel: Channel) => `${channelAddress(channel)}/Invites`;

export const presentWebhook = (webhook: Webhook) => ({
  ttid: webhook.ttid,
  account_sid: ACCOUNT.accountSid,
  instance_sid: ACCOUNT.instanceSid,
  webhook_url: webhook.url,
  webhook_events: webhook.events,
  webhook_method: webhook.method,
  ...(webhook.friendlyName === null ? {} : { friendly_name: webhook.friendlyName }),
  type: webhook.type,
  url: `${webhooksAddress}/${webhook.ttid}`,
});

/** `routed` is the task that the creation routed, if any. */
export const presentInteraction = (interaction: Interaction, routed: Task | null) => ({
  sid: interaction.sid,
  url: `${API}/Interactions/${interaction.sid}`,
  links: { channels: channelsAddress(interaction.sid) },
  channel: { sid: interaction.channelSid, type: interaction.channelType },
  routing: routed === null ? null : { properties: { sid: routed.sid, attributes: JSON.stringify(routed.attributes) } },
  webhook_ttid: interaction.webhookTtid,
  interaction_context_sid: interaction.contextSid,
});

export const presentChannel = (channel: Channel) => ({
  sid: channel.sid,
  interaction_sid: channel.interactionSid,
  type: channel.type,
  status: channel.status,
  error_code: null,
  error_message: null,
  url: channelAddress(channel),
  links: {
    participants: participantsAddress(channel),
    invites: invitesAddress(channel),
    transfers: `${channelAddress(channel)}/Transfers`,
  },
});

export const presentParticipant = (participant: Participant, channel: Channel) => ({
  sid: participant.sid,
  type: participant.type,
  interaction_sid: participant.interactionSid,
  channel_sid: participant.channelSid,
  routing_properties:
    participant.routing === null
      ? null
      : {
          task_sid: participant.routing.taskSid,
          worker_sid: participant.routing.workerSid,
          reservation_sid: participant.routing.reservationSid,
        },
  url: `${participantsAddress(channel)}/${participant.sid}`,
});

export const presentInvite = (invite: Invite, channel: Channel) => ({
  sid: invite.sid,
  interaction_sid: channel.interactionSid,
  channel_sid: invite.channelSid,
  routing: { properties: { sid: invite.taskSid } },
  url: `${invitesAddress(channel)}/${invite.sid}`,
});
