/** The workers of a queue. */
import type { TaskQueue, Worker } from '../../world/model';
import type { World } from '../../world/world';
import { type Attributes, parseExpression } from './expression';

/** The attributes of a worker that an expression can use. */
export const expressionAttributes = (worker: Worker, world: World): Attributes => ({
  ...worker.attributes,
  sid: worker.sid,
  friendly_name: worker.identity,
  activity_sid: worker.activitySid,
  activity_name: world.activities.get(worker.activitySid)?.name,
});

/** Whether a worker is in a queue, whatever their activity. */
export const isInQueue = (worker: Worker, queue: TaskQueue, world: World): boolean =>
  parseExpression(queue.targetWorkers)(expressionAttributes(worker, world));
