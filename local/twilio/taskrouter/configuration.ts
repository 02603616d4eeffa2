/** The fixed configuration of the workspace: a task channel for each kind of work. */
import type { TaskChannel } from '../../world/model';
import { sid } from '../../world/sids';

/** `capacity` is the number of tasks of this kind that a worker can have at once. */
export const TASK_CHANNELS: Record<TaskChannel, { sid: string; name: string; capacity: number }> = {
  voice: { sid: sid('TC', 1), name: 'Voice', capacity: 1 },
  chat: { sid: sid('TC', 2), name: 'Chat', capacity: 5 },
  sms: { sid: sid('TC', 3), name: 'SMS', capacity: 5 },
  email: { sid: sid('TC', 4), name: 'Email', capacity: 5 },
  default: { sid: sid('TC', 5), name: 'Default', capacity: 1 },
};
