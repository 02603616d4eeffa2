/** The question about global webhooks, which get the events of all interactions. */
import { textIn } from '../../account';
import { asked, type Context, compare, type Finding } from '../../question';
import type { Seen } from '../../receiver/receiver';
import { NoAnswer, outcome } from '../../twilio';
import { leave } from '../chat';
import { ARRIVAL_MS, bindReceiver, STATUS_UPDATED } from './receiving';

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
    WebhookUrl: receiver.urlOf(GLOBAL, 200, { only: interaction.sid }),
    WebhookEvents: STATUS_UPDATED,
  });
  const ttid = textIn(registered.body.ttid);
  if (ttid === '') throw new NoAnswer(`A global webhook could not be registered (${outcome(registered)})`);
  const isThere = (seen: readonly Seen[]) => seen.length > 0;
  try {
    await leave(context, interaction);
    const atGlobal = await receiver.wait(GLOBAL, isThere, ARRIVAL_MS);
    const atOwn = await receiver.wait(BESIDE_GLOBAL, isThere, ARRIVAL_MS);
    return compare(
      isThere(atGlobal) && isThere(atOwn),
      `${atGlobal.length} at the global webhook, ${atOwn.length} at the one of the interaction`,
    );
  } finally {
    // It gets events of the whole account, so it is deleted at once.
    await twilio.delete(`${stage.webhooks}/${ttid}`);
  }
}

export const GLOBAL_QUESTIONS = [
  asked('Global and interaction webhooks both receive an event', 'An event arrives at both.', askGlobal),
];
