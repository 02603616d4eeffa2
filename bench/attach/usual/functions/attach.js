/** Attaches a webhook to an interaction, in place of the bound one, as Flex functions are usually written. */
const { functionValidator } = require('twilio-flex-token-validator');
const { mayChange } = require('./checks.private');
const { deleteWebhook, registerWebhook } = require('./webhooks.private');

exports.handler = functionValidator(async (context, event, callback) => {
  try {
    const client = context.getTwilioClient();
    if (event.isChecked === 'true' && !(await mayChange(client, context, event))) {
      return callback(null, new Twilio.Response().setStatusCode(409));
    }
    const ttid = await registerWebhook(client, context, event.interactionSid);
    await client.flexApi.v1.interaction(event.interactionSid).update({ webhookTtid: ttid });
    if (event.boundTtid !== '') await deleteWebhook(client, context, event.boundTtid);
    return callback(null, { ttid });
  } catch (error) {
    return callback(error);
  }
});
