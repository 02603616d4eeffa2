/** An empty function, called with Twilio's signature like the receiver. */
exports.handler = (_context, _event, callback) => callback(null, new Twilio.Response());
