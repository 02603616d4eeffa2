/** Reads the names of an interaction's participants from Flex. */
import * as v from 'valibot';
import { attempt } from '../contract/result';
import type { Subject } from '../interaction/subject';
import type { NamedParticipant } from '../panel/participantNames';
import { readableIdentity, readableName } from '../strings/format';

/** The part of Flex's ITask that is used. */
export interface TaskWithParticipants {
  readonly taskSid: string;
  /** Flex does not type the result. Rejects for a task of another agent. */
  readonly getParticipants: (channelSid: string) => Promise<unknown>;
}

/** Source: Flex UI 2.17, `ChannelParticipant`. */
const participant = v.object({
  participantSid: v.string(),
  type: v.string(),
  mediaProperties: v.nullish(v.object({ identity: v.nullish(v.string()), friendlyName: v.nullish(v.string()) })),
});

interface FlexParticipantsOptions<Task> {
  /** The agent's own tasks. */
  readonly tasks: () => Iterable<Task>;
  /** Returns the name of a chat identity, if Flex knows it. May throw. */
  readonly fullNameOf: (task: Task, identity: string) => unknown;
}

/** Flex knows the participants of the agent's own tasks only, not of the tasks that a supervisor monitors. */
export const flexParticipants =
  <Task extends TaskWithParticipants>({ tasks, fullNameOf }: FlexParticipantsOptions<Task>) =>
  async ({ taskSid, channelSid }: Subject): Promise<readonly NamedParticipant[]> => {
    const task = [...tasks()].find((candidate) => candidate.taskSid === taskSid);
    if (task === undefined) return [];
    // Keep this await out of the call below: there, the compiler keeps all of valibot, and the bundle grows by 20 KB.
    const answer = await task.getParticipants(channelSid);
    if (!Array.isArray(answer)) return [];
    return answer.flatMap((item: unknown) => {
      const read = v.safeParse(participant, item);
      if (!read.success) return [];
      const { participantSid, type, mediaProperties } = read.output;
      // A customer's identity is usually an ID or an address, not a name.
      const identity = type === 'customer' ? null : mediaProperties?.identity;
      const fullName = identity ? attempt(() => fullNameOf(task, identity), undefined) : undefined;
      const name = [mediaProperties?.friendlyName, fullName].find(isName);
      if (name !== undefined)
        return [{ sid: participantSid, ...(identity ? { identity } : {}), name: readableName(name) }];
      return identity ? [{ sid: participantSid, name: readableIdentity(identity) }] : [];
    });
  };

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
