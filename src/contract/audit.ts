/** The audit: who did what to which webhooks, and when. */
import * as v from 'valibot';
import { moment } from './moments';
import { interactionSid, ttid } from './sids';
import { webhookMethod } from './webhooks';

/** The actions on webhooks. */
const WEBHOOK_ACTIONS = [
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

export type WebhookAction = (typeof WEBHOOK_ACTIONS)[number];

/** Sent a test event to a destination. */
const TESTED = 'tested';

export type AuditAction = WebhookAction | typeof TESTED;

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

const auditedWebhook = v.object({
  ttid,
  /** The interaction it was attached to; null if the panel did not attach it, as for a global webhook. */
  interactionSid: v.nullable(interactionSid),
  /** Only for `edited`; entries that older versions wrote lack it. */
  changes: v.optional(auditChanges),
});

export type AuditedWebhook = v.InferOutput<typeof auditedWebhook>;

/** A Flex identity; null when no person asked, as for a scheduled sweep or the end of an interaction. */
const actor = v.nullable(v.string());

export const auditEntry = v.union([
  v.object({
    at: moment,
    actor,
    action: v.picklist(WEBHOOK_ACTIONS),
    /** The affected webhooks: one, except for a sweep, which removes many. */
    webhooks: v.pipe(v.array(auditedWebhook), v.minLength(1)),
  }),
  v.object({
    at: moment,
    actor,
    action: v.literal(TESTED),
    /** The host of the URL to which the event was sent. The rest of a URL may be secret and is not kept. */
    host: v.string(),
    webhooks: v.optional(v.pipe(v.array(auditedWebhook), v.maxLength(0)), []),
  }),
]);

export type AuditEntry = v.InferOutput<typeof auditEntry>;
