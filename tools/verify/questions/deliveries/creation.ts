/** Questions about an interaction that is created with the ttid of a webhook. */
import { textIn } from '../../account';
import { asked, type Context, compare } from '../../question';
import type { Seen } from '../../receiver/receiver';
import type { CreatedWith } from '../../stage';
import { outcome } from '../../twilio';
import { ARRIVAL_MS, oncePerRun } from './receiving';

const EVENTS = ['onInteractionCreated', 'onChannelCreated'];
const CREATION = 'creation';

interface Creation extends CreatedWith {
  readonly ttid: string;
  /** The types of the events that arrived. */
  readonly types: readonly string[];
}

const typesIn = (seen: readonly Seen[]) => [...new Set(seen.flatMap(({ eventType }) => eventType ?? []))];

const hasAll = (types: readonly string[]) => EVENTS.every((event) => types.includes(event));

/** Creates an interaction whose first events go to the receiver. */
const creation = oncePerRun(async ({ stage, note }: Context): Promise<Creation> => {
  const receiver = await stage.receiver();
  note('Waiting for the events of a creation …');
  const url = receiver.urlOf(CREATION, 200);
  const ttid = textIn((await stage.register(CREATION, { WebhookUrl: url, WebhookEvents: EVENTS })).body.ttid);
  const created = await stage.interactionWith(ttid);
  const seen =
    created.firstRead === null ? [] : await receiver.wait(CREATION, (now) => hasAll(typesIn(now)), ARRIVAL_MS);
  return { ...created, ttid, types: typesIn(seen) };
});

export const CREATION_QUESTIONS = [
  asked(
    'An interaction can be created with `WebhookTtid`, and its first events arrive',
    'Twilio accepts the ttid and sends `onInteractionCreated` and `onChannelCreated`.',
    async (context) => {
      const { created, types } = await creation(context);
      return compare(hasAll(types), `${outcome(created)}; events: ${types.join(', ') || 'none'}`);
    },
  ),
  asked(
    'A new interaction can be read when its first event arrives',
    'Right after the creation, it is read with its ttid.',
    async (context) => {
      const { firstRead, ttid } = await creation(context);
      if (firstRead === null) return { kind: 'not-asked', why: 'Twilio refused to create the interaction' };
      const isShown = firstRead.body.webhook_ttid === ttid;
      return compare(isShown, `${outcome(firstRead)}, ${isShown ? 'with' : 'without'} the ttid`);
    },
  ),
  asked(
    'A second interaction can be created with a ttid that another one holds',
    'Twilio accepts it.',
    async (context) => {
      const { ttid } = await creation(context);
      const { created, firstRead } = await context.stage.interactionWith(ttid);
      return compare(firstRead !== null, outcome(created));
    },
  ),
];
