/** What one person may do to another's work: agents nothing, supervisors and administrators everything. */
import { HTTPException } from 'hono/http-exception';
import type { User } from '../../world/model';
import { errorBody } from '../conventions/errors';

/** Throws Twilio's 403 when `user` is an agent and `workerSid` somebody else. */
export function requireSelf(user: User, workerSid: string) {
  if (user.role !== 'agent' || user.workerSid === workerSid) return;
  throw new HTTPException(403, { res: Response.json(errorBody(403, 20003, 'Permission Denied'), { status: 403 }) });
}
