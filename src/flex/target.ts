/** Finds the interaction that the payload of an action means. */
import type { RequestFailure } from '../backend/backend';
import { attempt, fail, ok, type Result } from '../contract/result';
import { interactionOf, type Subject } from '../interaction/subject';
import { readPayload, type Target, type TaskAtHand, targetPayload } from './payloads';

/** Returns the task with a task SID or reservation SID, or null if Flex does not have it. */
export type FindTask = (sid: string) => TaskAtHand | null;

/** A task in Flex's state. */
interface KnownTask extends TaskAtHand {
  /** The SID of the reservation. */
  readonly sid: string;
}

/** @param tasks The tasks that Flex has now. May throw, because its state differs between versions. */
export const taskFinder =
  (tasks: () => Iterable<KnownTask>): FindTask =>
  (wanted) =>
    attempt(() => [...tasks()].find(({ sid, taskSid }) => sid === wanted || taskSid === wanted) ?? null, null);

/**
 * Returns the interaction. SIDs in the payload count more than those of the task, which the functions check.
 *
 * Fails with `bad-request` if the payload names no task, with `no-task` if Flex does not have it, and with
 * `no-interaction` if it names no interaction.
 */
export function subjectOf(target: Target, findTask: FindTask): Result<Subject, RequestFailure> {
  const { taskSid, interactionSid, channelSid } = target;
  if (taskSid && interactionSid && channelSid) return ok({ taskSid, interactionSid, channelSid });
  const sid = target.sid ?? taskSid;
  if (!target.task && !sid) return fail({ code: 'bad-request', field: 'task' });
  const task = target.task ?? (sid ? findTask(sid) : null);
  if (task === null) return fail({ code: 'no-task' });
  const named = attempt(() => interactionOf(task), { kind: 'unreadable', attribute: 'attributes' } as const);
  if (named.kind !== 'named') {
    return fail({ code: 'no-interaction', reason: named.kind === 'unreadable' ? 'unreadable' : named.reason });
  }
  const { subject } = named;
  return ok({
    taskSid: taskSid ?? subject.taskSid,
    interactionSid: interactionSid ?? subject.interactionSid,
    channelSid: channelSid ?? subject.channelSid,
  });
}

/**
 * Returns a copy of a payload with the SIDs that follow from its task, so that listeners know the interaction. Returns
 * the payload itself if it names none.
 */
export function withSubject(payload: unknown, findTask: FindTask): unknown {
  const target = readPayload(targetPayload, payload);
  const subject = target.ok ? subjectOf(target.value, findTask) : target;
  return subject.ok ? attempt(() => ({ ...Object(payload), ...subject.value }), payload) : payload;
}
