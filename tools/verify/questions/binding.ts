/** Questions about what an interaction holds. */
import { INTERACTIONS } from '../addresses';
import { asked, type Context, compare } from '../question';
import { type Answer, outcome } from '../twilio';

/** Well-formed, and of no webhook: the one in Twilio's own example. */
const ABSENT = 'flex_interactionwebhook_01jke8z8vte4ette30t5w9h081';

const bind = ({ twilio }: Context, interactionSid: string, ttid: string) =>
  twilio.post(`${INTERACTIONS}/${interactionSid}`, { WebhookTtid: ttid });

const bound = async ({ twilio }: Context, interactionSid: string) =>
  (await twilio.get(`${INTERACTIONS}/${interactionSid}`)).body.webhook_ttid;

const isFine = ({ status }: Answer) => status >= 200 && status < 300;

/** How a value of `webhook_ttid` compares with a ttid. */
const word = (value: unknown, ttid: string) => (value === ttid ? 'holds it' : value ? 'holds another' : 'holds none');

export const BINDING_QUESTIONS = [
  asked(
    'An interaction in progress can be bound, and a new binding replaces the previous one',
    'Both binds are accepted, and afterward the interaction holds the second ttid.',
    async (context) => {
      const { sid } = await context.stage.first();
      const [one, two] = [await context.stage.webhook('to replace'), await context.stage.webhook('replacement')];
      const first = await bind(context, sid, one);
      const second = await bind(context, sid, two);
      const now = await bound(context, sid);
      return compare(
        isFine(first) && isFine(second) && now === two,
        `${outcome(first)}, then ${outcome(second)}; the interaction holds the ${now === two ? 'second' : now === one ? 'first' : 'ttid of neither'}`,
      );
    },
  ),
  asked(
    'The answer to a bind shows the interaction as it is afterward',
    'The answer has the new ttid.',
    async (context) => {
      const { sid } = await context.stage.first();
      const stale = await bind(context, sid, await context.stage.webhook('bound before'));
      const ttid = await context.stage.webhook('bound after');
      const answer = await bind(context, sid, ttid);
      const { webhook_ttid: shown } = answer.body;
      const what =
        shown === ttid ? 'the new ttid' : shown === stale.body.webhook_ttid ? 'the previous ttid' : 'neither';
      return compare(shown === ttid, `${outcome(answer)}, with ${what}`);
    },
  ),
  asked('An empty `WebhookTtid` unbinds', 'Afterward the interaction holds none.', async (context) => {
    const { sid } = await context.stage.first();
    const ttid = await context.stage.webhook('to unbind');
    await bind(context, sid, ttid);
    const answer = await bind(context, sid, '');
    const now = await bound(context, sid);
    return compare(isFine(answer) && !now, `${outcome(answer)}; the interaction ${word(now, ttid)}`);
  }),
  asked(
    'Deleting a bound webhook leaves its ttid on the interaction',
    'Afterward the interaction still holds the ttid.',
    async (context) => {
      const { sid } = await context.stage.first();
      const ttid = await context.stage.webhook('to delete while bound');
      await bind(context, sid, ttid);
      const answer = await context.twilio.delete(`${context.stage.webhooks}/${ttid}`);
      const now = await bound(context, sid);
      return compare(isFine(answer) && now === ttid, `${outcome(answer)}; the interaction ${word(now, ttid)}`);
    },
  ),
  asked("The ttid of a webhook that doesn't exist can be bound", 'Twilio accepts it.', async (context) => {
    const { sid } = await context.stage.first();
    const answer = await bind(context, sid, ABSENT);
    const now = await bound(context, sid);
    return compare(isFine(answer) && now === ABSENT, `${outcome(answer)}; the interaction ${word(now, ABSENT)}`);
  }),
  asked(
    'One webhook is bound to one interaction',
    'Twilio also accepts its ttid for a second interaction, and the first one keeps it.',
    async (context) => {
      const [first, second] = [await context.stage.first(), await context.stage.second()];
      const ttid = await context.stage.webhook('shared');
      await bind(context, first.sid, ttid);
      const answer = await bind(context, second.sid, ttid);
      const [held, shared] = [await bound(context, first.sid), await bound(context, second.sid)];
      return compare(
        isFine(answer) && held === ttid && shared === ttid,
        `${outcome(answer)}; the second interaction ${word(shared, ttid)}, the first one ${word(held, ttid)}`,
      );
    },
  ),
];
