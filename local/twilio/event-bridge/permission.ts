/** The right to another worker's work: agents have none, supervisors and administrators have it all. */
import { HTTPException } from 'hono/http-exception';
import type { Task, User } from '../../world/model';
import type { World } from '../../world/world';
import { errorBody } from '../conventions/errors';

/** Throws Twilio's 403 if `user` is an agent and `workerSid` is another worker. */
export const requireSelf = (user: User, workerSid: string) => requireOwn(user, user.workerSid === workerSid);

/** Throws Twilio's 403 if `user` is an agent who has been offered no task that `isWanted`. */
export function requireOffer(user: User, world: World, isWanted: (task: Task) => boolean) {
  const offered = world.reservationsOf(user.workerSid).map(({ taskSid }) => world.tasks.get(taskSid));
  requireOwn(
    user,
    offered.some((task) => task !== undefined && isWanted(task)),
  );
}

function requireOwn(user: User, isOwn: boolean) {
  if (user.role !== 'agent' || isOwn) return;
  throw new HTTPException(403, { res: Response.json(errorBody(403, 20003, 'Permission Denied'), { status: 403 }) });
}
