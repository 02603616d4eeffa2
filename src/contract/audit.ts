/** The audit: who did what to which webhooks, and when. */
import * as v from 'valibot';
import { moment } from './moments';
import { interactionSid, ttid } from './sids';
import { webhookMethod } from './webhooks';

export const AUDIT_ACTIONS = [
  /** Registered and bound through the panel, replacing no webhook. */
  'attached',
  /** Registered and bound through the panel, replacing another webhook. */
  'replaced',
  /** The attach just recorded as `attached` or `replaced` failed or was undone. */
  'undone',
  /** Unbound and deleted through the panel. */
  'detached',
  /** Created, edited or deleted through the console, or given other destinations through the panel. */
  'created',
  'edited',
  'deleted',
  /** Removed by the sweep because it was unused. */
  'swept',
  /** Removed because its interaction had ended. */
  'ended',
] as const;

export const auditAction = v.picklist(AUDIT_ACTIONS);
export type AuditAction = v.InferOutput<typeof auditAction>;

const change = <S extends v.GenericSchema>(value: S) => v.optional(v.object({ before: value, after: value }));

/** The fields that an edit changed. The others are absent. */
export const auditChanges = v.object({
  name: change(v.nullable(v.string())),
  events: change(v.array(v.string())),
  method: change(webhookMethod),
  /**
   * The host of the URL; null if the URL cannot be parsed. The path and query may be secret and are not kept. If both
   * hosts are the same, another part of the URL changed.
   */
  host: change(v.nullable(v.string())),
  /** Those of an attached webhook: the keys of named destinations, and the hosts of entered URLs. */
  destinations: change(v.array(v.string())),
});
export type AuditChanges = v.InferOutput<typeof auditChanges>;

export const auditEntry = v.object({
  at: moment,
  /** A Flex identity; null when no person asked, as for a scheduled sweep or the end of an interaction. */
  actor: v.nullable(v.string()),
  action: auditAction,
  /** The affected webhooks: one, except for a sweep, which removes many. */
  webhooks: v.pipe(
    v.array(
      v.object({
        ttid,
        /** The interaction it was attached to; null if the panel did not attach it, as for a global webhook. */
        interactionSid: v.nullable(interactionSid),
        /** Only for `edited`; entries that older versions wrote lack it. */
        changes: v.optional(auditChanges),
      }),
    ),
    v.minLength(1),
  ),
});

export type AuditEntry = v.InferOutput<typeof auditEntry>;
