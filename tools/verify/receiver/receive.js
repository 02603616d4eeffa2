/**
 * The function that gets the events of test interactions. It is deployed for the time of a run, and writes what it sees
 * of a request into the run's own Sync service: of the parameters, the names and two values, and Twilio's idempotency
 * token. Of events of interactions other than `only` in its URL's query, it keeps nothing. It writes again at each of
 * the `marks`, which are seconds.
 */
const { createHmac, randomUUID } = require('node:crypto');

const FLEX = 'https://flex-api.twilio.com/v1';

/** This instance of the function, as long as it lives. */
const instance = randomUUID();
let invocations = 0;
let running = 0;

exports.handler = async (context, event, callback) => {
  invocations += 1;
  running += 1;
  const { request, label, status, only, marks, ...parameters } = event;
  const headers = request?.headers ?? {};
  const response = new Twilio.Response();
  response.setStatusCode(Number(status));
  try {
    if (only !== undefined && only !== parameters.InteractionSid) return callback(null, response);
    const query = new URLSearchParams({
      label,
      status,
      ...(only === undefined ? {} : { only }),
      ...(marks === undefined ? {} : { marks }),
    });
    const url = `https://${context.DOMAIN_NAME}${context.PATH}?${query}`;
    const seen = {
      label,
      instance,
      invocation: invocations,
      atOnce: running,
      headers: Object.keys(headers),
      token: headers['i-twilio-idempotency-token'] ?? null,
      contentType: headers['content-type'] ?? null,
      isSigned: headers['x-twilio-signature'] === signature(context.AUTH_TOKEN, url, parameters),
      parameters: Object.keys(parameters),
      eventType: parameters.EventType ?? null,
      channelStatus: parameters.ChannelStatus ?? null,
      listedStatus: parameters.ChannelStatus === 'closed' ? await listedStatus(context, parameters) : null,
    };
    await write(context, { ...seen, seconds: 0 });
    let seconds = 0;
    for (const mark of marks === undefined ? [] : marks.split(',').map(Number)) {
      const leftMs = (mark - seconds) * 1_000;
      await new Promise((resolve) => setTimeout(resolve, leftMs));
      seconds = mark;
      await write(context, { ...seen, seconds });
    }
  } catch {
    response.setStatusCode(500);
  } finally {
    running -= 1;
  }
  callback(null, response);
};

const authorization = ({ ACCOUNT_SID, AUTH_TOKEN }) =>
  `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;

async function write(context, data) {
  const answer = await fetch(
    `https://sync.twilio.com/v1/Services/${context.SYNC_SERVICE}/Lists/${context.SYNC_LIST}/Items`,
    {
      method: 'POST',
      headers: { authorization: authorization(context), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ Data: JSON.stringify(data) }).toString(),
    },
  );
  if (!answer.ok) throw new Error('not written');
}

/** The status of the channel that Twilio's list shows at the moment of the event. */
async function listedStatus(context, { InteractionSid, ChannelSid }) {
  const answer = await fetch(`${FLEX}/Interactions/${InteractionSid}/Channels`, {
    headers: { authorization: authorization(context) },
  });
  const { channels = [] } = await answer.json();
  return channels.find(({ sid }) => sid === ChannelSid)?.status ?? null;
}

/** Source: https://www.twilio.com/docs/usage/security#validating-requests */
function signature(authToken, url, form) {
  const text = Object.keys(form)
    .sort()
    .map((name) => `${name}${form[name]}`);
  return createHmac('sha1', authToken)
    .update(url + text.join(''))
    .digest('base64');
}
