/** The authenticated person who sends a request. */
import { roleOf } from '../../../src/contract/roles';
import type { WorkerSid } from '../../../src/contract/sids';
import type { TokenHolder } from '../twilio/iam';

export type Actor =
  /** An agent needs a worker, which limits them to their own tasks. */
  | { readonly role: 'agent'; readonly identity: string; readonly workerSid: WorkerSid }
  | { readonly role: 'supervisor' | 'admin'; readonly identity: string; readonly workerSid: WorkerSid | null };

/** Returns the holder of a token in their most powerful role, or null if they have no role that this product uses. */
export function actorOf({ identity, roles, workerSid }: TokenHolder): Actor | null {
  const role = roleOf(roles);
  if (role === null) return null;
  if (role !== 'agent') return { role, identity, workerSid };
  return workerSid === null ? null : { role, identity, workerSid };
}
