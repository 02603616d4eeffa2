/** Starts a customer's conversation: as an address of Flex does, or by a customer's own program. */
import type * as v from 'valibot';
import { TASK_CHANNEL_OF } from '../world/invites';
import { Refused } from '../world/refused';
import type { World } from '../world/world';
import type { CreatingProgram } from './creating-program';
import type { newConversation } from './requests';

type NewConversation = v.InferOutput<typeof newConversation>;

/** Returns the SID of the channel. Throws `Refused` with the program's words if the program fails. */
export async function startConversation(
  world: World,
  program: CreatingProgram,
  { customer, channel: channelType, message, byProgram }: NewConversation,
  workerSid: string,
): Promise<string> {
  if (!byProgram) {
    const firstMessage = message ? { firstMessage: message } : {};
    return world.startChat({ customer, channelType, workerSid, ...firstMessage }).channel.sid;
  }
  const { sid } = world.createConversation({ friendlyName: customer });
  world.addMember(sid, { identity: customer, binding: null });
  if (message) world.say(sid, customer, message);
  const created = await program({
    CONVERSATION_SID: sid,
    CHANNEL_TYPE: channelType,
    TASK_CHANNEL: TASK_CHANNEL_OF[channelType],
    CUSTOMER: customer,
    WORKER_SID: workerSid,
  });
  if (created.ok) return world.interactions.get(created.value)?.channelSid ?? '';
  // The program can fail although its interaction was created.
  if (world.openChannelOf(sid) === undefined) world.deleteConversation(sid);
  throw new Refused(409, 20409, created.failure);
}
