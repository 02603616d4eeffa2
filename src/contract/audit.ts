/** What people and the functions did to webhooks: who, what, when. */
import * as v from 'valibot';
import { interactionSid, ttid } from './sids';

export const AUDIT_ACTIONS = [
  /** Through the panel: registered and bound, in the place of nothing. */
  'attached',
  /** Through the panel: registered and bound, in the place of another webhook. */
  'replaced',
  /** What was just noted as attached or replaced did not come about, or was taken back. */
  'undone',
  /** Through the panel: unbound and deleted. */
  'detached',
  /** Through the console. */
  'created',
  'edited',
  'deleted',
  /** Found unused and removed by the sweep. */
  'swept',
  /** Removed because its interaction had ended. */
  'ended',
] as const;

export const auditAction = v.picklist(AUDIT_ACTIONS);
export type AuditAction = v.InferOutput<typeof auditAction>;

export const auditEntry = v.object({
  /** ISO 8601. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** The Flex identity; null where nobody asked: a scheduled sweep, or the end of an interaction. */
  actor: v.nullable(v.string()),
  action: auditAction,
  /** What it was done to: one webhook, but for a sweep, which removes many. */
  webhooks: v.pipe(
    v.array(
      v.object({
        ttid,
        /** The interaction that it was for; null for what is nobody's own, such as a global webhook. */
        interactionSid: v.nullable(interactionSid),
      }),
    ),
    v.minLength(1),
  ),
});

export type AuditEntry = v.InferOutput<typeof auditEntry>;
