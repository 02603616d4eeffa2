/** Reads the parameters that create and update a task, from a form or from a browser's envelope. */
import type { TaskChannel } from '../../world/model';
import type { TaskUpdate } from '../../world/task-updates';
import { badParameter } from '../conventions/errors';
import type { Parameters } from '../conventions/parameters';
import { TASK_CHANNELS } from './configuration';

const LARGEST_PRIORITY = 2_147_483_647;
const LARGEST_TIMEOUT_SECONDS = 1_209_600;
const FIRST_START = Date.UTC(1900, 0, 1);

const STATUSES = ['wrapping', 'completed', 'canceled'] as const;

/** The parameters that a new task and an update share. */
export const DETAILS = ['Attributes', 'Priority', 'TaskChannel', 'VirtualStartTime'] as const;

/** The parameters of an update. */
export const UPDATE_FIELDS = ['AssignmentStatus', 'Reason', ...DETAILS] as const;

/** Reads an update. `now` is the time in epoch milliseconds. */
export function taskUpdateOf(form: Parameters<(typeof UPDATE_FIELDS)[number]>, now: number): TaskUpdate {
  const status = form.oneOf('AssignmentStatus', STATUSES);
  const reason = form.optional('Reason');
  return {
    ...taskDetailsOf(form, now),
    ...(status === undefined ? {} : { status }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Reads the parameters that a new task and an update share. */
export function taskDetailsOf(
  form: Parameters<(typeof DETAILS)[number]>,
  now: number,
): Pick<TaskUpdate, 'attributes' | 'priority' | 'channel' | 'virtualStartTime'> {
  const attributes = form.jsonObject('Attributes');
  const { Priority, TaskChannel, VirtualStartTime } = form.given(DETAILS);
  return {
    ...(attributes === undefined ? {} : { attributes }),
    ...(Priority === undefined ? {} : { priority: priorityOf('Priority', Priority) }),
    ...(TaskChannel === undefined ? {} : { channel: channelOf(TaskChannel) }),
    ...(VirtualStartTime === undefined ? {} : { virtualStartTime: startTimeOf(VirtualStartTime, now) }),
  };
}

/** Reads a task's priority. `name` is the parameter that has it. */
export const priorityOf = (name: string, given: unknown) => wholeNumber(name, given, LARGEST_PRIORITY);

/** Reads the seconds that a task may wait for a worker. */
export const timeoutOf = (name: string, given: unknown) => wholeNumber(name, given, LARGEST_TIMEOUT_SECONDS);

function wholeNumber(name: string, given: unknown, most: number): number {
  const text = typeof given === 'number' ? String(given) : given;
  const value = Number(text);
  if (typeof text !== 'string' || !/^\d+$/.test(text) || value > most)
    throw badParameter(`Invalid ${name}: '${text}' is not a number from 0 to ${most}`);
  return value;
}

/** A task channel by its unique name or its SID. */
function channelOf(given: string): TaskChannel {
  const names = Object.keys(TASK_CHANNELS) as TaskChannel[];
  const channel = names.find((name) => name === given || TASK_CHANNELS[name].sid === given);
  if (channel === undefined) throw badParameter(`Invalid TaskChannel: '${given}' is not one of ${names.join(', ')}`);
  return channel;
}

function startTimeOf(given: string, now: number): number {
  const time = Date.parse(given);
  if (Number.isNaN(time) || time > now || time < FIRST_START) {
    throw badParameter(`Invalid VirtualStartTime: '${given}' is not a time between 1900 and now`);
  }
  return time;
}
