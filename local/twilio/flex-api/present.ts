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
  type Transfer,
  type Webhook,
} from '../../world/model';
import type { World } from '../../world/world';
import { isoSeconds } from '../conventions/time';
import { TASK_CHANNELS } from '../taskrouter/configuration';

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

export const presentInteraction = (interaction: Interaction, world: World) => ({
  sid: interaction.sid,
  url: `${API}/Interactions/${interaction.sid}`,
  links: { channels: channelsAddress(interaction.sid) },
  channel: { sid: interaction.channelSid, type: interaction.channelType },
  routing: presentRouting(world.latestTaskOf(interaction.channelSid), world.now()),
  webhook_ttid: interaction.webhookTtid,
  interaction_context_sid: interaction.contextSid,
});

/** The task of a routing, with dates in epoch seconds. Null if there is no task. */
const presentRouting = (task: Task | undefined, now: number) =>
  task === undefined
    ? null
    : {
        reservation: null,
        properties: {
          account_sid: ACCOUNT.accountSid,
          workspace_sid: ACCOUNT.workspaceSid,
          sid: task.sid,
          date_created: epochSeconds(task.createdAt),
          date_updated: epochSeconds(task.updatedAt),
          attributes: JSON.stringify(task.attributes),
          assignment_status: task.status,
          assignmentCounter: 0,
          workflow_sid: task.workflow.sid,
          workflow_name: task.workflow.name,
          queue_sid: task.workflow.queue.sid,
          queue_name: task.workflow.queue.name,
          task_queue_entered_date: epochSeconds(task.createdAt),
          age: epochSeconds(now - task.createdAt),
          age_in_queue: epochSeconds(now - task.createdAt),
          priority: task.priority,
          reason: task.reason ?? '',
          timeout: task.timeout,
          task_channel_sid: TASK_CHANNELS[task.channel].sid,
          task_channel_unique_name: task.channel,
          routing_target: task.routingTarget,
          addons: '{}',
        },
      };

const epochSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

export const presentChannel = (channel: Channel) => ({
  sid: channel.sid,
  interaction_sid: channel.interactionSid,
  type: channel.type,
  status: channel.status,
  error_code: channel.error?.code ?? null,
  error_message: channel.error?.message ?? null,
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

export const presentInvite = (invite: Invite, channel: Channel, world: World) => ({
  sid: invite.sid,
  interaction_sid: channel.interactionSid,
  channel_sid: invite.channelSid,
  routing: presentRouting(world.tasks.get(invite.taskSid), world.now()),
  url: `${invitesAddress(channel)}/${invite.sid}`,
});

export const presentTransfer = (transfer: Transfer, channel: Channel) => ({
  sid: transfer.sid,
  account_sid: ACCOUNT.accountSid,
  instance_sid: ACCOUNT.instanceSid,
  interaction_sid: channel.interactionSid,
  channel_sid: channel.sid,
  execution_sid: null,
  type: transfer.type,
  status: transfer.status,
  from: transfer.from,
  to: transfer.to,
  note_sid: transfer.noteSid,
  summary_sid: transfer.summarySid,
  date_created: isoSeconds(transfer.createdAt),
  date_updated: isoSeconds(transfer.updatedAt),
  url: `${channelAddress(channel)}/Transfers/${transfer.sid}`,
});
