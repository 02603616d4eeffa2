/** The right to another worker's work: agents have none, supervisors and administrators have it all. */
import { HTTPException } from 'hono/http-exception';
import type { User } from '../../world/model';
import { errorBody } from '../conventions/errors';

/** Throws Twilio's 403 if `user` is an agent and `workerSid` is another worker. */
export function requireSelf(user: User, workerSid: string) {
  if (user.role !== 'agent' || user.workerSid === workerSid) return;
  throw new HTTPException(403, { res: Response.json(errorBody(403, 20003, 'Permission Denied'), { status: 403 }) });
}
