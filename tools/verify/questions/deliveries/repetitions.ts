/** Questions about events that a function answers with an error. */
import { asked, compare, type Finding } from '../../question';
import { outcome } from '../../twilio';
import { leave } from '../chat';
import { bindReceiver, oncePerRun, STATUS_UPDATED } from './receiving';

/** Long enough for any repetition that Twilio documents for webhooks in general. */
const REPETITION_MS = 90_000;

interface Repetitions {
  /** How often an event arrived whose webhook answers 503. */
  readonly plain: number;
  /** The same for a webhook whose URL asks for two retries. */
  readonly withOverrides: number;
}

const countRepetitions = oncePerRun(async (context): Promise<Repetitions> => {
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
});

const NOT_ARRIVED: Finding = { kind: 'not-asked', why: 'The event did not arrive at all.' };

/** Compares how often an event arrived. */
const compareCount = (count: number, expected: number): Finding =>
  count === 0 ? NOT_ARRIVED : compare(count === expected, `arrivals: ${count}`);

export const REPETITION_QUESTIONS = [
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
