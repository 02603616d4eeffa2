/** Leave, Pause and a resume of a chat, through the API and for the run’s own worker. */
import { channelsOf } from '../addresses';
import { workflowIn } from '../cleanup';
import type { Context } from '../question';
import type { TestInteraction } from '../stage';
import type { Answer } from '../twilio';

const park = ({ twilio }: Context, { sid, channelSid }: TestInteraction, status: 'inactive' | 'pause') =>
  twilio.post(`${channelsOf(sid)}/${channelSid}`, { Status: status, Routing: JSON.stringify({ status: 'closed' }) });

/** Lets the agent leave a channel, which parks it. */
export const leave = (context: Context, interaction: TestInteraction) => park(context, interaction, 'inactive');

/** Lets the agent leave for a while. Only Flex is documented to do this. */
export const pause = (context: Context, interaction: TestInteraction) => park(context, interaction, 'pause');

/** Invites the run's own worker, which makes a parked channel active. Throws `StepFailed` if it invites others. */
export async function resume({ twilio, stage }: Context, { sid, channelSid }: TestInteraction): Promise<Answer> {
  const channel = `${channelsOf(sid)}/${channelSid}`;
  const invite = await twilio.post(`${channel}/Invites`, { Routing: JSON.stringify(stage.routing()) });
  if (workflowIn(invite) !== undefined) await stage.requireOwnWorkflow(invite, { sid, channelSid });
  return invite;
}
