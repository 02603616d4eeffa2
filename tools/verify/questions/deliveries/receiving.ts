/** The way of events of a test interaction to the run's own function. */
import { textIn } from '../../account';
import { INTERACTIONS } from '../../addresses';
import type { Context } from '../../question';
import type { Stage } from '../../stage';
import { NoAnswer, outcome } from '../../twilio';

export const STATUS_UPDATED = 'onChannelStatusUpdated';

/** The time within which an event arrives that arrives at all. */
export const ARRIVAL_MS = 60_000;

/** Lets a URL of the function get the events of an interaction. Returns the ttid of its webhook. */
export async function bindReceiver(
  context: Context,
  sid: string,
  label: string,
  events: readonly string[],
  url: string,
): Promise<string> {
  const answer = await context.stage.register(label, { WebhookUrl: url, WebhookEvents: events });
  const ttid = textIn(answer.body.ttid);
  const bound = await context.twilio.post(`${INTERACTIONS}/${sid}`, { WebhookTtid: ttid });
  if (ttid === '' || bound.status >= 300) throw new NoAnswer(`A webhook could not be bound (${outcome(bound)})`);
  return ttid;
}

/** Lets several questions share what happens only once in a run. */
export function oncePerRun<T>(act: (context: Context) => Promise<T>): (context: Context) => Promise<T> {
  const started = new WeakMap<Stage, Promise<T>>();
  return (context) => {
    const result = started.get(context.stage) ?? act(context);
    started.set(context.stage, result);
    return result;
  };
}
