/**
 * The checks that this product makes, one call after another: the agent has the task, the task belongs to the
 * interaction, the interaction holds the webhook that the agent saw, and that webhook was made for it.
 */
const { fetchWebhook, nameFor } = require('./webhooks.private');

exports.mayChange = async (client, context, { taskSid, interactionSid, boundTtid, TokenResult }) => {
  const task = client.taskrouter.v1.workspaces(context.WORKSPACE_SID).tasks(taskSid);
  const reservations = await task.reservations.list({ workerSid: TokenResult.worker_sid, limit: 20 });
  if (!reservations.some(({ reservationStatus }) => reservationStatus === 'accepted')) return false;
  const { attributes } = await task.fetch();
  if (JSON.parse(attributes).flexInteractionSid !== interactionSid) return false;
  const { webhookTtid } = await client.flexApi.v1.interaction(interactionSid).fetch();
  if ((webhookTtid ?? '') !== boundTtid) return false;
  return boundTtid === '' || (await fetchWebhook(client, context, boundTtid)).friendly_name === nameFor(interactionSid);
};
