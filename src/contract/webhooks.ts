/** The account's interaction webhooks, as the console shows them to supervisors and administrators. */
import * as v from 'valibot';
import { moment } from './moments';
import { isPlainName } from './names';
import { host, isSecure } from './server';
import { interactionSid, type Ttid, ttid } from './sids';

/** `interaction`: for the interactions it is bound to. `global`: for every interaction of the Flex instance. */
export const WEBHOOK_TYPES = ['interaction', 'global'] as const;
export const webhookType = v.picklist(WEBHOOK_TYPES);
export type WebhookType = v.InferOutput<typeof webhookType>;

/** How Twilio sends an event: POST as a form, GET in the query of the URL. */
export const WEBHOOK_METHODS = ['POST', 'GET'] as const;
export const webhookMethod = v.picklist(WEBHOOK_METHODS);
export type WebhookMethod = v.InferOutput<typeof webhookMethod>;

/** May include names that the catalog does not have. Other programs may use more, and Twilio may add some. */
const events = v.array(v.string());

export const address = v.object({
  host,
  isSecure,
  /**
   * The path, which may be a secret, such as `/in?…`; null for all but administrators. The query does not leave the
   * functions, so `?…` only shows that there is one.
   */
  path: v.nullable(v.string()),
});

export type Address = v.InferOutput<typeof address>;

/** One webhook as stored at Twilio, created by this plugin or by others. */
export const webhookSummary = v.object({
  ttid,
  type: webhookType,
  /** Null if it has none. */
  friendlyName: v.nullable(v.string()),
  /** The parts of its URL that this person may see. Null if the URL cannot be parsed. */
  address: v.nullable(address),
  /** Whether it sends to the inspector, which accepts only POST. */
  isInspector: v.boolean(),
  /** Whether it sends to our receiver, which passes its events on. Also accepts only POST. */
  isRelayed: v.boolean(),
  /** The key of the named destination that has its URL; null if none has. */
  destination: v.nullable(v.string()),
  method: webhookMethod,
  events,
  /** The interaction to which this plugin attached it, according to its name; null for any other webhook. */
  ours: v.nullable(
    v.object({
      interactionSid,
      attachedAt: moment,
    }),
  ),
  /**
   * Set if it was registered for an interaction that a program will create, and no event has named that yet. From
   * `expiresAt`, when no interaction can be created with it anymore, the sweep may remove it.
   */
  waiting: v.nullable(v.object({ expiresAt: moment })),
  /** Whether this person may edit and delete it. Only administrators may change a `global` webhook. */
  canChange: v.boolean(),
  /**
   * Changes whenever the webhook changes at Twilio, including the hidden part of its URL. Requests to edit or delete it
   * carry the version that the person saw.
   */
  version: v.string(),
});

export type WebhookSummary = v.InferOutput<typeof webhookSummary>;

/** The version of every webhook that cannot be read. */
const UNREADABLE_VERSION = 'unreadable';

/**
 * A webhook of which only the ID can be read: a field is missing, or has a value that this version does not know. Its
 * type is unknown, so only administrators may delete it. No one can edit it.
 */
export interface UnreadableWebhook {
  readonly type: 'unreadable';
  readonly ttid: Ttid;
  readonly canChange: boolean;
  readonly version: typeof UNREADABLE_VERSION;
}

export const unreadableWebhook = (row: Pick<UnreadableWebhook, 'ttid' | 'canChange'>): UnreadableWebhook => ({
  ...row,
  type: 'unreadable',
  version: UNREADABLE_VERSION,
});

/** One webhook of the list. If a row of the answer cannot be read, that costs no more than its webhook. */
export const webhookRow = v.union([
  webhookSummary,
  v.pipe(v.object({ ttid, canChange: v.fallback(v.boolean(), false) }), v.transform(unreadableWebhook)),
]);

export type WebhookRow = v.InferOutput<typeof webhookRow>;

/** The same, or null for a webhook whose ID cannot be read either. */
export const listedWebhook = v.fallback(v.nullable(webhookRow), null);

/**
 * Why one of this plugin's webhooks is no longer in use. `replaced`: another webhook is bound to its interaction.
 * `orphan`: none is bound to it. `ended`: its interaction has no open channel, or does not exist.
 */
export const UNUSED_STATES = ['replaced', 'orphan', 'ended'] as const;
export const unusedState = v.picklist(UNUSED_STATES);
export type UnusedState = v.InferOutput<typeof unusedState>;

/** One of this plugin's webhooks that is no longer in use, and why. */
export const unusedWebhook = v.variant('why', [
  v.object({ ttid, interactionSid, why: unusedState }),
  /** It was registered for an interaction that a program would create, and no event has named one in time. */
  v.object({ ttid, interactionSid: v.null(), why: v.literal('never-used') }),
]);
export type UnusedWebhook = v.InferOutput<typeof unusedWebhook>;

/** The largest number of webhooks in one request to `resolve`. */
export const MAX_RESOLVED = 10;

/** The length limit of a friendly name in the console, in characters. Twilio documents none. */
export const MAX_NAME_LENGTH = 100;

/** A friendly name that a person enters: one line that reads as what it is. */
export const friendlyName = v.pipe(
  v.string(),
  v.trim(),
  v.normalize('NFC'),
  v.minLength(1),
  v.maxLength(MAX_NAME_LENGTH),
  v.check(isPlainName),
);
