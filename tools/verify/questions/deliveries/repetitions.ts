/** Questions about events that a function answers with an error. */
import { asked, type Context, compare, type Finding } from '../../question';
import type { Seen } from '../../receiver/receiver';
import { outcome } from '../../twilio';
import { leave } from '../chat';
import { bindReceiver, oncePerRun, STATUS_UPDATED } from './receiving';
import { story } from './story';

/** Long enough for any repetition that Twilio documents for webhooks in general. */
const REPETITION_MS = 90_000;

interface Repetitions {
  /** The arrivals of an event whose webhook answers 503. */
  readonly plain: readonly Seen[];
  /** The same for a webhook whose URL asks for two retries. */
  readonly withOverrides: readonly Seen[];
}

const repetitions = oncePerRun(async (context): Promise<Repetitions> => {
  const receiver = await context.stage.receiver();
  const fragments = { failing: '', overrides: '#rc=2&rp=all' };
  for (const [label, fragment] of Object.entries(fragments)) {
    const interaction = await context.stage.interaction();
    await bindReceiver(context, interaction.sid, label, [STATUS_UPDATED], `${receiver.urlOf(label, 503)}${fragment}`);
    await leave(context, interaction);
  }
  context.note(`Waiting ${REPETITION_MS / 1_000} seconds for repetitions of an event …`);
  await context.io.wait(REPETITION_MS);
  return { plain: await receiver.received('failing'), withOverrides: await receiver.received('overrides') };
});

const NOT_ARRIVED: Finding = { kind: 'not-asked', why: 'The event did not arrive at all.' };

/** Compares how often an event arrived. */
const compareCount = ({ length }: readonly Seen[], expected: number): Finding =>
  length === 0 ? NOT_ARRIVED : compare(length === expected, `arrivals: ${length}`);

/** Compares the tokens of the story's events, each of which arrives once, and of the repeated ones. */
async function askTokens(context: Context): Promise<Finding> {
  const { seen } = await story(context);
  const { plain, withOverrides } = await repetitions(context);
  const events = [plain, withOverrides, ...seen.map((one) => [one])].filter(({ length }) => length > 0);
  const tokens = events.map((arrivals) => new Set(arrivals.map(({ token }) => token)));
  const all = new Set(tokens.flatMap((ofEvent) => [...ofEvent]));
  if (all.size === 1 && all.has(null)) return compare(true, 'no event has the header');
  return compare(
    !all.has(null) && all.size === events.length && tokens.every(({ size }) => size === 1),
    `${events.length} events arrived ${events.flat().length} times, with ${all.size} tokens`,
  );
}

export const REPETITION_QUESTIONS = [
  asked(
    "Twilio doesn't deliver an event again",
    'An event that is answered with 503 arrives once within 90 seconds.',
    async (context) => compareCount((await repetitions(context)).plain, 1),
  ),
  asked(
    "Connection overrides in a URL's fragment work",
    'With #rc=2, an event that is answered with 503 arrives three times.',
    async (context) => compareCount((await repetitions(context)).withOverrides, 3),
  ),
  asked(
    'A repetition has the idempotency token of the first delivery',
    'If events have I-Twilio-Idempotency-Token, its value is the same for repetitions of an event and for no other event.',
    askTokens,
  ),
  asked(
    "Twilio doesn't report whether a delivery reached another server",
    'Monitor has no alert about the events that were answered with 503.',
    async (context): Promise<Finding> => {
      if ((await repetitions(context)).plain.length === 0) return NOT_ARRIVED;
      const { domain } = await context.stage.receiver();
      const answer = await context.twilio.get('https://monitor.twilio.com/v1/Alerts?PageSize=100');
      const { alerts } = answer.body;
      if (!Array.isArray(alerts)) return { kind: 'not-asked', why: `Monitor answered ${outcome(answer)}.` };
      const about = alerts.filter((alert) => JSON.stringify(alert).includes(domain)).length;
      return compare(about === 0, `alerts about the test function: ${about}`);
    },
  ),
];
