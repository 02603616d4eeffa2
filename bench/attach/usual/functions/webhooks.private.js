/** Interaction webhooks, for which the helper library has only its general `request`. */
const addressOf = (context) => `https://flex-api.twilio.com/v1/Instances/${context.INSTANCE_SID}/InteractionWebhooks`;

const nameFor = (interactionSid) => `attached to ${interactionSid}`;

async function request(client, method, uri, data) {
  const { statusCode, body } = await client.request({ method, uri, data });
  if (statusCode >= 400) throw new Error(`Twilio answered ${statusCode}`);
  return body;
}

exports.nameFor = nameFor;

exports.registerWebhook = async (client, context, interactionSid) => {
  const webhook = await request(client, 'post', addressOf(context), {
    Type: 'interaction',
    WebhookUrl: 'https://crm.example.com/interaction-events',
    WebhookMethod: 'POST',
    WebhookEvents: ['onParticipantJoined', 'onParticipantLeft', 'onChannelStatusUpdated'],
    FriendlyName: nameFor(interactionSid),
  });
  return webhook.ttid;
};

exports.fetchWebhook = (client, context, ttid) => request(client, 'get', `${addressOf(context)}/${ttid}`);

exports.deleteWebhook = (client, context, ttid) => request(client, 'delete', `${addressOf(context)}/${ttid}`);
