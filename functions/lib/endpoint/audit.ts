/**
 * Notes in the audit what was done. Best effort, so that it neither fails nor delays what it tells of: callers let it run
 * beside their last step, and what could not be noted stands in the functions' log.
 */
import type { AuditAction, AuditEntry } from '../../../src/contract/audit';
import { fail } from '../../../src/contract/result';
import { UNCLEAR } from '../twilio/http';
import type { Connection } from './context';

/** Who did it: a person, or null for the schedule and for Twilio's own events. */
export type AuditContext = Pick<Connection, 'audit' | 'io' | 'log'> & {
  readonly actor: { readonly identity: string } | null;
};

/** As long as one call takes on a bad day; an answer is not kept waiting for more. */
const TIMEOUT_MS = 1_000;

export async function recordAudit(
  { audit, io, log, actor }: AuditContext,
  action: AuditAction,
  webhooks: AuditEntry['webhooks'],
): Promise<void> {
  const identity = actor?.identity ?? null;
  const finished = new AbortController();
  const tooLate = io.sleep(TIMEOUT_MS, finished.signal).then(() => fail(UNCLEAR));
  const at = new Date(io.now()).toISOString();
  const noted = await Promise.race([audit.append({ at, actor: identity, action, webhooks }), tooLate]);
  finished.abort();
  if (noted.ok) return;
  const [first] = webhooks;
  log('audit-failed', {
    action,
    ...(identity === null ? {} : { actor: identity }),
    ...(first === undefined ? {} : { ttid: first.ttid }),
    twilioCode: noted.failure.twilioCode,
    requestId: noted.failure.requestId,
  });
}
