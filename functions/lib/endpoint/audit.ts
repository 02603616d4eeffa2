/**
 * Records actions in the audit. Best effort: callers run it in parallel with their last step, and it neither fails nor
 * delays the action. An entry that cannot be written goes to the functions' log.
 */
import type { AuditAction, AuditEntry } from '../../../src/contract/audit';
import { fail } from '../../../src/contract/result';
import { type Reply, UNCLEAR } from '../twilio/http';
import { withTimeout } from '../twilio/timeout';
import type { Connection } from './context';

export type AuditContext = Pick<Connection, 'audit' | 'io' | 'log'> & {
  /** The person who acted; null for the scheduled sweep and for Twilio's own events. */
  readonly actor: { readonly identity: string } | null;
};

/** The longest delay that an audit entry may cause: the time of one slow call. */
const TIMEOUT_MS = 1_000;

export async function recordAudit(
  { audit, io, log, actor }: AuditContext,
  action: AuditAction,
  webhooks: AuditEntry['webhooks'],
): Promise<void> {
  const identity = actor?.identity ?? null;
  const entry = { at: new Date(io.now()).toISOString(), actor: identity, action, webhooks };
  const appended = await withTimeout<Reply<unknown>>(io, TIMEOUT_MS, fail(UNCLEAR), () => audit.append(entry));
  if (appended.ok) return;
  const [first] = webhooks;
  log('audit-failed', {
    action,
    ...(identity === null ? {} : { actor: identity }),
    ...(first === undefined ? {} : { ttid: first.ttid }),
    twilioCode: appended.failure.twilioCode,
    requestId: appended.failure.requestId,
  });
}
