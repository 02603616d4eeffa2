/** The seeded work, as the browser names it. */
import type { World } from '../../local/world/world';
import type { ChannelSid, InteractionSid, TaskSid, Ttid } from '../../src/contract/sids';

/** Whatever runs over a world of Local Twilio. */
interface Inhabited {
  readonly world: World;
}

interface Subject {
  readonly taskSid: TaskSid;
  readonly interactionSid: InteractionSid;
  readonly channelSid: ChannelSid;
}

function subjectOf({ world }: Inhabited, customer: string): Subject {
  const task = [...world.tasks.values()].find(({ attributes }) => attributes.customerName === customer);
  const interaction = task && world.interactions.get(task.interactionSid ?? '');
  if (task === undefined || interaction === undefined) throw new Error(`Nobody called ${customer} is being served`);
  return {
    taskSid: task.sid as TaskSid,
    interactionSid: interaction.sid as InteractionSid,
    channelSid: interaction.channelSid as ChannelSid,
  };
}

/** Alice's web chat. */
export const aliceSubject = (stage: Inhabited) => subjectOf(stage, 'Jane Miller');

/** Bob's SMS conversation. */
export const bobSubject = (stage: Inhabited) => subjectOf(stage, 'Carla Diaz');

/** A well-formed identifier of something that does not exist. */
export const absent = <S extends string>(prefix: string) => `${prefix}${'f'.repeat(32)}` as S;

export const ABSENT_TTID = 'flex_interactionwebhook_nothere' as Ttid;
