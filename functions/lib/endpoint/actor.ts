/** The person who asks, as Twilio vouches for them. */
import { ROLES } from '../../../src/contract/roles';
import type { WorkerSid } from '../../../src/contract/sids';
import type { TokenHolder } from '../twilio/iam';

export type Actor =
  /** Only an agent's worker matters: it limits them to their own tasks. */
  | { readonly role: 'agent'; readonly identity: string; readonly workerSid: WorkerSid }
  | { readonly role: 'supervisor' | 'admin'; readonly identity: string; readonly workerSid: WorkerSid | null };

/** The holder with the most powerful role they have; null when they have none that counts here. */
export function actorOf({ identity, roles, workerSid }: TokenHolder): Actor | null {
  const role = [...ROLES].reverse().find((candidate) => roles.includes(candidate));
  if (role === undefined) return null;
  if (role !== 'agent') return { role, identity, workerSid };
  return workerSid === null ? null : { role, identity, workerSid };
}
