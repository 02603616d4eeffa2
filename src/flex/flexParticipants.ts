/** The participants of an interaction as Flex knows them. */
import * as v from 'valibot';
import type { Subject } from '../interaction/subject';
import type { NamedParticipant } from '../panel/timeline/participantNames';
import { readableIdentity } from '../strings/format';

/** As much of Flex's ITask as is asked. */
export interface TaskWithParticipants {
  readonly taskSid: string;
  /** Flex types no answer; it rejects on a task that is not the person's own. */
  readonly getParticipants: (channelSid: string) => Promise<unknown>;
}

/** As read from Flex UI 2.17: its `ChannelParticipant`. */
const participants = v.array(
  v.object({
    participantSid: v.string(),
    type: v.string(),
    mediaProperties: v.nullish(v.object({ identity: v.nullish(v.string()), friendlyName: v.nullish(v.string()) })),
  }),
);

interface FlexParticipantsOptions<Task> {
  /** The tasks that the person has been given. */
  readonly tasks: () => Iterable<Task>;
  /** The name behind a chat identity, where Flex knows it. */
  readonly fullNameOf: (task: Task, identity: string) => string | undefined;
}

/** Flex tells the participants of the person's own tasks only, not of those that a supervisor looks at. */
export const flexParticipants =
  <Task extends TaskWithParticipants>({ tasks, fullNameOf }: FlexParticipantsOptions<Task>) =>
  async ({ taskSid, channelSid }: Subject): Promise<readonly NamedParticipant[]> => {
    const task = [...tasks()].find((candidate) => candidate.taskSid === taskSid);
    if (task === undefined) return [];
    // Awaited by itself: inside the call it would have the compiler keep all of valibot, and 20 KB more be loaded.
    const answer = await task.getParticipants(channelSid);
    const read = v.safeParse(participants, answer);
    if (!read.success) return [];
    return read.output.flatMap(({ participantSid, type, mediaProperties }) => {
      // A customer's identity is an identifier or an address more often than a name.
      const identity = type === 'customer' ? null : mediaProperties?.identity;
      const fullName = identity ? fullNameOf(task, identity) : undefined;
      const name = mediaProperties?.friendlyName || fullName || (identity && readableIdentity(identity));
      return name ? [{ sid: participantSid, name }] : [];
    });
  };
