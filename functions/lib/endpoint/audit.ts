/**
 * Records actions in the audit. Best effort: callers run it in parallel with their last step, and it neither fails nor
 * delays the action. An entry that cannot be written goes to the functions' log.
 */
import type { AuditEntry, AuditedWebhook, WebhookAction } from '../../../src/contract/audit';
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

/** Records an action on webhooks, of which there is at least one. */
export const recordAudit = (context: AuditContext, action: WebhookAction, webhooks: AuditedWebhook[]) =>
  append(context, { ...circumstances(context), action, webhooks });

/** Records a test event, which was sent to this host. */
export const recordTest = (context: AuditContext, host: string) =>
  append(context, { ...circumstances(context), action: 'tested', host, webhooks: [] });

const circumstances = ({ io, actor }: AuditContext) => ({
  at: new Date(io.now()).toISOString(),
  actor: actor?.identity ?? null,
});

async function append({ audit, io, log }: AuditContext, entry: AuditEntry): Promise<void> {
  const appended = await withTimeout<Reply<unknown>>(io, TIMEOUT_MS, fail(UNCLEAR), () => audit.append(entry));
  if (appended.ok) return;
  const { action, actor, webhooks } = entry;
  const [first] = webhooks;
  log('audit-failed', {
    action,
    ...(actor === null ? {} : { actor }),
    ...(first === undefined ? {} : { ttid: first.ttid }),
    twilioCode: appended.failure.twilioCode,
    requestId: appended.failure.requestId,
  });
}
