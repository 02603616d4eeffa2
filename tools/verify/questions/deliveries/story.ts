/** Questions about the events of one chat, and about the function that gets them. */
import { INTERACTIONS } from '../../addresses';
import { closeChannel } from '../../cleanup';
import { asked, type Context, compare, type Finding } from '../../question';
import type { Seen } from '../../receiver/receiver';
import { NoAnswer, outcome } from '../../twilio';
import { leave, pause, resume } from '../chat';
import { ARRIVAL_MS, bindReceiver, oncePerRun, STATUS_UPDATED } from './receiving';

const TOO_EARLY = ['onInteractionCreated', 'onChannelCreated', 'onChannelCreateFailed'];
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

interface Story {
  readonly seen: readonly Seen[];
  /** Whether the interaction held the webhook after Leave and after the resume. */
  readonly isHeld: boolean;
  readonly paused: Paused;
}

type Paused =
  /** Twilio does not let the API pause a channel. */
  | { readonly kind: 'refused'; readonly outcome: string }
  /** The statuses that were reported after Pause, and whether the interaction held the webhook. */
  | { readonly kind: 'done'; readonly statuses: readonly string[]; readonly isHeld: boolean };

const statusesIn = (seen: readonly Seen[]) => seen.flatMap(({ channelStatus }) => channelStatus ?? []);

/** Leaves, resumes, pauses, resumes and ends a chat whose events all go to the receiver. */
export const story = oncePerRun(async (context): Promise<Story> => {
  const { stage, twilio } = context;
  const receiver = await stage.receiver();
  context.note('Waiting for events …');
  const interaction = await stage.interaction();
  const ttid = await bindReceiver(context, interaction.sid, STORY, EVENTS, receiver.urlOf(STORY, 200));
  const holds = async () => (await twilio.get(`${INTERACTIONS}/${interaction.sid}`)).body.webhook_ttid === ttid;
  const arrival = (status: string) => receiver.wait(STORY, (seen) => statusesIn(seen).includes(status), ARRIVAL_MS);
  await leave(context, interaction);
  if ((await arrival('inactive')).length === 0) {
    throw new NoAnswer('No event arrived at the test function within a minute');
  }
  const isHeldAfterLeave = await holds();
  await resume(context, interaction);
  const before = statusesIn(await arrival('active'));
  const isHeldAfterResume = await holds();
  const answer = await pause(context, interaction);
  let paused: Paused = { kind: 'refused', outcome: outcome(answer) };
  if (answer.status < 300) {
    const seen = await receiver.wait(STORY, (now) => statusesIn(now).length > before.length, ARRIVAL_MS);
    paused = { kind: 'done', statuses: statusesIn(seen).slice(before.length), isHeld: await holds() };
    await resume(context, interaction);
  }
  await closeChannel(twilio, interaction.sid, interaction.channelSid);
  const isOver = (seen: readonly Seen[]) =>
    statusesIn(seen).includes('closed') && seen.some(({ eventType }) => eventType === 'onParticipantLeft');
  const seen = await receiver.wait(STORY, isOver, ARRIVAL_MS);
  return { seen, isHeld: isHeldAfterLeave && isHeldAfterResume, paused };
});

/** Asks about the events of the story. */
const aboutStory =
  (find: (seen: readonly Seen[], story: Story) => Finding) =>
  async (context: Context): Promise<Finding> => {
    const played = await story(context);
    return find(played.seen, played);
  };

const all = (seen: readonly Seen[], holds: (one: Seen) => boolean) => `${seen.filter(holds).length} of ${seen.length}`;

const sees = (name: string) => (one: Seen) => one.headers.includes(name);

export const STORY_QUESTIONS = [
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
    'No event has I-Twilio-Idempotency-Token. Nothing depends on the order of arrival.',
    aboutStory((seen) =>
      compare(
        !seen.some(sees('i-twilio-idempotency-token')),
        `with the header: ${all(seen, sees('i-twilio-idempotency-token'))}; order of arrival: ${statusesIn(seen).join(', ')}`,
      ),
    ),
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
    'After Leave, `inactive` is reported.',
    aboutStory((seen) => {
      const statuses = [...new Set(statusesIn(seen))];
      return compare(statuses.includes('inactive'), statuses.join(', ') || 'none');
    }),
  ),
  asked(
    'Leave and a resume keep the webhook bound',
    'After each of them, the interaction holds its ttid.',
    aboutStory((_, { isHeld }) => compare(isHeld, isHeld ? 'it does' : 'it does not')),
  ),
  asked(
    'Pause is reported and keeps the webhook bound',
    'An event arrives, and the interaction holds its ttid.',
    aboutStory((_, { paused }) =>
      paused.kind === 'refused'
        ? {
            kind: 'needs-person',
            todo: `The API does not pause a chat (${paused.outcome}). In Flex, attach the inspector to a chat, then use Pause and resume the chat. The panel shows both, and the webhook is still attached.`,
          }
        : compare(
            paused.statuses.length > 0 && paused.isHeld,
            `reported: ${paused.statuses.join(', ') || 'nothing'}; the ttid is ${paused.isHeld ? 'kept' : 'gone'}`,
          ),
    ),
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
      return compare(most > 1, `${seen.length} calls of ${instances} instances, up to ${most} of one`);
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
];
