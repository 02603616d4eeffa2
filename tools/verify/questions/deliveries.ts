/** Questions about events, which a function of the run's own gets. */
import { channelsOf, INTERACTIONS } from '../addresses';
import { closeChannel } from '../cleanup';
import { asked, type Context, compare, type Finding } from '../question';
import type { Seen } from '../receiver/receiver';
import type { Stage, TestInteraction } from '../stage';
import { NoAnswer, outcome } from '../twilio';

const TOO_EARLY = ['onInteractionCreated', 'onChannelCreated', 'onChannelCreateFailed'];
const STATUS_UPDATED = 'onChannelStatusUpdated';
const EVENTS = [...TOO_EARLY, STATUS_UPDATED, 'onParticipantJoined', 'onParticipantLeft', 'onParticipantUpdated'];

/** The documented parameters of a status event. */
const PARAMETERS = [
  'EventType',
  'AccountSid',
  'InstanceSid',
  'InteractionSid',
  'ChannelSid',
  'MediaChannelSid',
  'ChannelStatus',
  'MediaChannelType',
];

const STORY = 'story';
const ARRIVAL_MS = 60_000;
/** Long enough for any repetition that Twilio documents for webhooks in general. */
const REPETITION_MS = 90_000;

async function bindReceiver(context: Context, sid: string, label: string, events: readonly string[], url: string) {
  const answer = await context.stage.register(label, { WebhookUrl: url, WebhookEvents: events });
  const bound = await context.twilio.post(`${INTERACTIONS}/${sid}`, { WebhookTtid: String(answer.body.ttid) });
  if (bound.status >= 300) throw new NoAnswer(`A webhook could not be bound (${outcome(bound)})`);
}

/** Lets the agent leave a channel, which parks it. */
const leave = ({ twilio }: Context, { sid, channelSid }: TestInteraction) =>
  twilio.post(`${channelsOf(sid)}/${channelSid}`, {
    Status: 'inactive',
    Routing: JSON.stringify({ status: 'closed' }),
  });

/** Invites the run's own worker, which makes a parked channel active again. */
const resume = ({ twilio, stage }: Context, { sid, channelSid }: TestInteraction) =>
  twilio.post(`${channelsOf(sid)}/${channelSid}/Invites`, { Routing: JSON.stringify(stage.routing()) });

interface Story {
  readonly seen: readonly Seen[];
  /** The ttid of the interaction after Leave, and after the resume: whether it is still the one that was bound. */
  readonly keepsTtid: boolean;
}

/** The story of each run. */
const stories = new WeakMap<Stage, Promise<Story>>();

function story(context: Context): Promise<Story> {
  const known = stories.get(context.stage) ?? play(context);
  stories.set(context.stage, known);
  return known;
}

/** Leaves, resumes and ends a chat whose events all go to the receiver. */
async function play(context: Context): Promise<Story> {
  const { stage, twilio } = context;
  const receiver = await stage.receiver();
  context.note('Waiting for events …');
  const interaction = await stage.interaction();
  await bindReceiver(context, interaction.sid, STORY, EVENTS, receiver.urlOf(STORY, 200));
  const held = async () => (await twilio.get(`${INTERACTIONS}/${interaction.sid}`)).body.webhook_ttid;
  const ttid = await held();
  const has = (status: string) => (seen: readonly Seen[]) => seen.some(({ channelStatus }) => channelStatus === status);
  await leave(context, interaction);
  if ((await receiver.wait(STORY, has('inactive'), ARRIVAL_MS)).length === 0) {
    throw new NoAnswer('No event arrived at the test function within a minute');
  }
  const afterLeave = await held();
  await resume(context, interaction);
  await receiver.wait(STORY, has('active'), ARRIVAL_MS);
  const afterResume = await held();
  await closeChannel(twilio, interaction.sid, interaction.channelSid);
  const isOver = (seen: readonly Seen[]) =>
    has('closed')(seen) && seen.some(({ eventType }) => eventType === 'onParticipantLeft');
  const seen = await receiver.wait(STORY, isOver, ARRIVAL_MS);
  return { seen, keepsTtid: afterLeave === ttid && afterResume === ttid };
}

/** Asks about the events of the story. */
const aboutStory =
  (find: (seen: readonly Seen[], story: Story) => Finding) =>
  async (context: Context): Promise<Finding> => {
    const played = await story(context);
    return find(played.seen, played);
  };

const all = (seen: readonly Seen[], holds: (one: Seen) => boolean) => `${seen.filter(holds).length} of ${seen.length}`;

const sees = (name: string) => (one: Seen) => one.headers.includes(name);

interface Repetitions {
  /** How often an event arrived whose webhook answers 503. */
  readonly plain: number;
  /** The same for a webhook whose URL asks for two retries. */
  readonly withOverrides: number;
}

/** The repetitions in each run. */
const repetitions = new WeakMap<Stage, Promise<Repetitions>>();

function countRepetitions(context: Context): Promise<Repetitions> {
  const known = repetitions.get(context.stage) ?? provokeRepetitions(context);
  repetitions.set(context.stage, known);
  return known;
}

async function provokeRepetitions(context: Context): Promise<Repetitions> {
  const receiver = await context.stage.receiver();
  const fragments = { failing: '', overrides: '#rc=2&rp=all' };
  for (const [label, fragment] of Object.entries(fragments)) {
    const interaction = await context.stage.interaction();
    await bindReceiver(context, interaction.sid, label, [STATUS_UPDATED], `${receiver.urlOf(label, 503)}${fragment}`);
    await leave(context, interaction);
  }
  context.note(`Waiting ${REPETITION_MS / 1_000} seconds for repetitions of an event …`);
  await context.io.wait(REPETITION_MS);
  const count = async (label: string) => (await receiver.received(label)).length;
  return { plain: await count('failing'), withOverrides: await count('overrides') };
}

const NOT_ARRIVED: Finding = { kind: 'not-asked', why: 'The event did not arrive at all.' };

/** Compares how often an event arrived. */
const compareCount = (count: number, expected: number): Finding =>
  count === 0 ? NOT_ARRIVED : compare(count === expected, `arrivals: ${count}`);

const GLOBAL = 'global';
const BESIDE_GLOBAL = 'beside global';

/** Compares what arrives at a global webhook and at the one of the interaction. */
async function askGlobal(context: Context): Promise<Finding> {
  const { stage, twilio } = context;
  if (!context.asksGlobal) return { kind: 'not-asked', why: 'Only `npm run verify:live -- --global` asks it.' };
  const receiver = await stage.receiver();
  const interaction = await stage.interaction();
  await bindReceiver(context, interaction.sid, BESIDE_GLOBAL, [STATUS_UPDATED], receiver.urlOf(BESIDE_GLOBAL, 200));
  const registered = await stage.register(GLOBAL, {
    Type: GLOBAL,
    WebhookUrl: receiver.urlOf(GLOBAL, 200, interaction.sid),
    WebhookEvents: STATUS_UPDATED,
  });
  const isThere = (seen: readonly Seen[]) => seen.length > 0;
  await leave(context, interaction);
  const atGlobal = await receiver.wait(GLOBAL, isThere, ARRIVAL_MS);
  const atOwn = await receiver.wait(BESIDE_GLOBAL, isThere, ARRIVAL_MS);
  // It gets events of the whole account, so it is deleted at once.
  await twilio.delete(`${stage.webhooks}/${String(registered.body.ttid)}`);
  return compare(
    isThere(atGlobal) && isThere(atOwn),
    `${atGlobal.length} at the global webhook, ${atOwn.length} at the one of the interaction`,
  );
}

export const DELIVERY_QUESTIONS = [
  asked(
    'Events arrive as form POSTs with the documented parameters',
    'A status event is a form with these parameters, and no other.',
    aboutStory((seen) => {
      const event = seen.find(({ eventType }) => eventType === STATUS_UPDATED);
      const isForm = seen.every(({ contentType }) => contentType?.startsWith('application/x-www-form-urlencoded'));
      const names = event?.parameters ?? [];
      const missing = PARAMETERS.filter((name) => !names.includes(name));
      const more = names.filter((name) => !PARAMETERS.includes(name));
      const types = [...new Set(seen.map(({ eventType }) => eventType ?? 'none'))];
      return compare(
        isForm && missing.length === 0 && more.length === 0,
        `${isForm ? 'forms' : 'not all are forms'}; missing: ${missing.join(', ') || 'none'}; other: ${more.join(', ') || 'none'}; events: ${types.join(', ')}`,
      );
    }),
  ),
  asked(
    "Deliveries are signed like all of Twilio's webhooks",
    'Every signature is that of the URL and the form.',
    aboutStory((seen) => {
      const right = all(seen, ({ isSigned }) => isSigned);
      return compare(
        seen.every(({ isSigned }) => isSigned),
        `${right} signatures are right`,
      );
    }),
  ),
  asked(
    'A protected function can read the header `X-Twilio-Signature`',
    'It is among the headers of every event.',
    aboutStory((seen) => compare(seen.every(sees('x-twilio-signature')), all(seen, sees('x-twilio-signature')))),
  ),
  asked(
    'A function sees the headers `Content-Type` and `Content-Length`',
    'Both are among the headers of every event.',
    aboutStory((seen) =>
      compare(
        seen.every(sees('content-type')) && seen.every(sees('content-length')),
        `Content-Type: ${all(seen, sees('content-type'))}; Content-Length: ${all(seen, sees('content-length'))}`,
      ),
    ),
  ),
  asked(
    'Events have no ID, time or order',
    'No event has I-Twilio-Idempotency-Token. The statuses arrive in the order in which they were set.',
    aboutStory((seen) => {
      const statuses = seen.flatMap(({ channelStatus }) => channelStatus ?? []);
      return compare(
        !seen.some(sees('i-twilio-idempotency-token')),
        `with the header: ${all(seen, sees('i-twilio-idempotency-token'))}; order of arrival: ${statuses.join(', ')}`,
      );
    }),
  ),
  asked(
    'Three events are too late for an interaction in progress',
    'None of them arrives.',
    aboutStory((seen) => {
      const early = seen.flatMap(({ eventType }) => (TOO_EARLY.includes(eventType ?? '') ? [eventType ?? ''] : []));
      return compare(early.length === 0, early.join(', ') || 'none arrived');
    }),
  ),
  asked(
    'Events report more statuses of a channel than `active` and `closed`',
    'After Leave, `inactive` is reported, and the interaction keeps its ttid.',
    aboutStory((seen, { keepsTtid }) => {
      const statuses = [...new Set(seen.flatMap(({ channelStatus }) => channelStatus ?? []))];
      return compare(
        statuses.includes('inactive') && keepsTtid,
        `${statuses.join(', ') || 'none'}; after Leave and a resume, the ttid is ${keepsTtid ? 'the same' : 'another one'}; Pause was not asked`,
      );
    }),
  ),
  asked(
    'The list of channels is current when the `closed` event arrives',
    'At that moment, the list shows the channel as closed.',
    aboutStory((seen) => {
      const listed = seen.find(({ channelStatus }) => channelStatus === 'closed')?.listedStatus ?? 'unknown';
      return compare(listed === 'closed', `the list shows ${listed}`);
    }),
  ),
  asked(
    'Warm instances keep memory',
    'An instance is called more than once.',
    aboutStory((seen) => {
      const instances = new Set(seen.map(({ instance }) => instance)).size;
      const most = Math.max(...seen.map(({ invocation }) => invocation));
      const atOnce = Math.max(...seen.map((one) => one.atOnce));
      return compare(
        most > 1,
        `${seen.length} calls of ${instances} instances, up to ${most} of one, up to ${atOnce} at once`,
      );
    }),
  ),
  asked(
    'A protected function refuses an unsigned request with 400 or 403',
    'The answer is one of these.',
    async ({ stage, twilio }) => {
      const { address } = await stage.receiver();
      const answer = await twilio.send({ method: 'POST', url: address, authorization: '', mayBeRefused: true });
      return compare(answer.status === 400 || answer.status === 403, outcome(answer));
    },
  ),
  asked(
    "Twilio doesn't deliver an event again",
    'An event that is answered with 503 arrives once within 90 seconds.',
    async (context) => compareCount((await countRepetitions(context)).plain, 1),
  ),
  asked(
    "Connection overrides in a URL's fragment work",
    'With #rc=2, an event that is answered with 503 arrives three times.',
    async (context) => compareCount((await countRepetitions(context)).withOverrides, 3),
  ),
  asked('Global and interaction webhooks both receive an event', 'An event arrives at both.', askGlobal),
  asked(
    "Twilio doesn't report whether a delivery reached another server",
    'Monitor has no alert about the events that were answered with 503.',
    async (context): Promise<Finding> => {
      if ((await countRepetitions(context)).plain === 0) return NOT_ARRIVED;
      const { domain } = await context.stage.receiver();
      const answer = await context.twilio.get('https://monitor.twilio.com/v1/Alerts?PageSize=100');
      const { alerts } = answer.body;
      if (!Array.isArray(alerts)) return { kind: 'not-asked', why: `Monitor answered ${outcome(answer)}.` };
      const about = alerts.filter((alert) => JSON.stringify(alert).includes(domain)).length;
      return compare(about === 0, `alerts about the test function: ${about}`);
    },
  ),
];
