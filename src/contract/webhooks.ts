/** The account's interaction webhooks, as the console tells them to supervisors and administrators. */
import * as v from 'valibot';
import { interactionSid, taskSid, ttid, workerSid } from './sids';

/** `interaction`: for the interactions it is bound to. `global`: for every interaction of the Flex instance. */
export const WEBHOOK_TYPES = ['interaction', 'global'] as const;
export const webhookType = v.picklist(WEBHOOK_TYPES);
export type WebhookType = v.InferOutput<typeof webhookType>;

/** How Twilio sends an event: as a form, or in the query of the URL. */
export const WEBHOOK_METHODS = ['POST', 'GET'] as const;
export const webhookMethod = v.picklist(WEBHOOK_METHODS);
export type WebhookMethod = v.InferOutput<typeof webhookMethod>;

/** Events sent for a name that we do not know are possible: others may know more, and Twilio may add some. */
const events = v.array(v.string());

/** One webhook as Twilio keeps it, whoever made it. */
export const webhookSummary = v.object({
  ttid,
  type: webhookType,
  /** Null when it has none. */
  friendlyName: v.nullable(v.string()),
  /**
   * Host and path of where it sends to, such as `crm.example.com/in?…`: a query may hold secrets, so that only its being
   * there is told. Null when it is no URL that could be read.
   */
  address: v.nullable(v.string()),
  /** Whether that is the inspector, which takes POST alone. */
  isInspector: v.boolean(),
  method: webhookMethod,
  events,
  /** Made by this plugin for this interaction, as its name says; null for what others made, or the console. */
  ours: v.nullable(
    v.object({
      interactionSid,
      /** ISO 8601. */
      attachedAt: v.pipe(v.string(), v.isoTimestamp()),
    }),
  ),
  /** Whether this person may edit and delete it: nobody but an administrator touches what is `global`. */
  canChange: v.boolean(),
  /**
   * Changes whenever anything about the webhook changes at Twilio, the hidden part of its address included. An edit and a
   * removal name the one that the person saw.
   */
  version: v.string(),
});

export type WebhookSummary = v.InferOutput<typeof webhookSummary>;

/**
 * What has become of a webhook of ours that is no longer in use:
 * `replaced`, its interaction holds another one; `orphan`, its interaction holds none; `ended`, no channel of its
 * interaction is open any more, or there is no such interaction.
 */
export const UNUSED_STATES = ['replaced', 'orphan', 'ended'] as const;
export const unusedState = v.picklist(UNUSED_STATES);
export type UnusedState = v.InferOutput<typeof unusedState>;

/** One of this plugin's webhooks that is no longer in use, and why. */
export const unusedWebhook = v.object({ ttid, interactionSid, why: unusedState });
export type UnusedWebhook = v.InferOutput<typeof unusedWebhook>;

/** Who attached it and when, and to what. */
const attachment = {
  interactionSid,
  /** The Flex identity; null when the record was lost or tells of another one. */
  attachedBy: v.nullable(v.string()),
  /** ISO 8601. */
  attachedAt: v.pipe(v.string(), v.isoTimestamp()),
};

/** What has become of one webhook. */
export const resolved = v.variant('state', [
  /** Its interaction holds it, and goes on. */
  v.object({
    state: v.literal('bound'),
    ttid,
    ...attachment,
    /** Whom Flex has routed into the interaction now: one entry a task; none while nobody has accepted it. */
    tasks: v.array(v.object({ taskSid, workerSid: v.nullable(workerSid) })),
  }),
  v.object({ state: unusedState, ttid, ...attachment }),
  /** Deleted since it was listed. */
  v.object({ state: v.literal('gone'), ttid }),
  /** Not made by this plugin: Twilio tells nobody which interactions a webhook is bound to. */
  v.object({ state: v.literal('not-reported'), ttid }),
  /** Twilio could not be asked in time: ask again. */
  v.object({ state: v.literal('unknown'), ttid }),
]);

export type Resolved = v.InferOutput<typeof resolved>;

/** So many webhooks can be resolved at once. */
export const MAX_RESOLVED = 10;

/** The longest friendly name that the console gives, in characters. Twilio documents no limit. */
export const MAX_NAME_LENGTH = 100;

/** A friendly name that a person enters: one line, without control characters. */
export const friendlyName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(MAX_NAME_LENGTH),
  v.regex(/^\P{Cc}*$/u),
);
