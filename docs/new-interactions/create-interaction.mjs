/** Creates an interaction on a conversation, with a webhook that gets all events of its life. Prints its SID. */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

const CHANNEL_EVENTS = ['onChannelCreated', 'onChannelCreateFailed', 'onChannelStatusUpdated'];
const PARTICIPANT_EVENTS = ['onParticipantJoined', 'onParticipantLeft', 'onParticipantUpdated'];
const ALL_EVENTS = ['onInteractionCreated', ...CHANNEL_EVENTS, ...PARTICIPANT_EVENTS];
const NEEDED = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'FUNCTIONS_DOMAIN', 'WORKSPACE_SID', 'CONVERSATION_SID'];
const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, FUNCTIONS_DOMAIN, WORKSPACE_SID, CONVERSATION_SID } = process.env;
const { WORKFLOW_SID, WORKER_SID, CHANNEL_TYPE = 'web', TASK_CHANNEL = 'chat', CUSTOMER = 'Customer' } = process.env;
const { DESTINATIONS = 'inspector', EVENTS = ALL_EVENTS.join(',') } = process.env;
const ATTEMPTS = 6;
const TIMEOUT_MS = 15_000;

async function post(url, form, headers) {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form), signal });
  return { status: answer.status, body: await answer.json().catch(() => ({})) };
}

/** Asks for a webhook. Sent again unchanged, the request gets the same ttid, so that nothing is registered twice. */
async function ttidForNewInteraction() {
  const url = `https://${FUNCTIONS_DOMAIN}/webhooks/for-new-interaction`;
  const issuedAt = new Date().toISOString();
  const form = { destinations: DESTINATIONS, events: EVENTS, issuedAt, requestId: randomUUID(), url: '' };
  const names = Object.keys(form).sort();
  const signed = url + names.map((name) => name + form[name]).join('');
  const signature = createHmac('sha1', TWILIO_AUTH_TOKEN).update(signed).digest('base64');
  for (let attempt = 1; ; attempt += 1) {
    const answer = await post(url, form, { 'X-Twilio-Signature': signature }).catch(() => null);
    if (answer?.body.ok) return answer.body.value.ttid;
    const code = answer?.body.failure?.code ?? 'without a code';
    const isTemporary = answer === null || answer.status >= 500 || code === 'in-progress';
    if (!isTemporary) throw new Error(`The functions refused the request: ${answer.status}, ${code}.`);
    if (attempt === ATTEMPTS) throw new Error(`The functions gave no webhook in ${ATTEMPTS} attempts: ${code}.`);
    await wait(1_000 * attempt);
  }
}

/** Is not repeated: after no answer, the interaction may exist, and its events show its SID. */
async function createInteraction(ttid) {
  const properties = { workspace_sid: WORKSPACE_SID, workflow_sid: WORKFLOW_SID, worker_sid: WORKER_SID };
  const attributes = { from: CUSTOMER, customerName: CUSTOMER };
  const task = { ...properties, task_channel_unique_name: TASK_CHANNEL, attributes };
  const channel = { type: CHANNEL_TYPE, initiated_by: 'customer', properties: { media_channel_sid: CONVERSATION_SID } };
  const form = { Channel: JSON.stringify(channel), Routing: JSON.stringify({ properties: task }), WebhookTtid: ttid };
  const credentials = Buffer.from(`${TWILIO_ACCOUNT_SID}:${TWILIO_AUTH_TOKEN}`).toString('base64');
  const headers = { Authorization: `Basic ${credentials}` };
  const { status, body } = await post('https://flex-api.twilio.com/v1/Interactions', form, headers);
  if (status >= 300) throw new Error(`Twilio answered ${status}: ${body.message}`);
  return body.sid;
}

try {
  const missing = NEEDED.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')}.`);
  console.log(await createInteraction(await ttidForNewInteraction()));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
