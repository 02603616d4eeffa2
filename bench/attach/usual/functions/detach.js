/** Detaches a webhook from an interaction, as Flex functions are usually written. */
const { functionValidator } = require('twilio-flex-token-validator');
const { mayChange } = require('./checks.private');
const { deleteWebhook } = require('./webhooks.private');

exports.handler = functionValidator(async (context, event, callback) => {
  try {
    const client = context.getTwilioClient();
    if (event.isChecked === 'true' && !(await mayChange(client, context, event))) {
      return callback(null, new Twilio.Response().setStatusCode(409));
    }
    await deleteWebhook(client, context, event.boundTtid);
    await client.flexApi.v1.interaction(event.interactionSid).update({ webhookTtid: '' });
    return callback(null, { ttid: null });
  } catch (error) {
    return callback(error);
  }
});
