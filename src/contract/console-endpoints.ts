/**
 * The exchanges of the console: all of the account's interaction webhooks, for supervisors and administrators. Agents are
 * refused by every one of them with `not-permitted`.
 */
import * as v from 'valibot';
import { auditEntry } from './audit';
import { destination } from './destination';
import { eventList, eventListOrNone, flag, operationId, orNull, place } from './fields';
import { ttid } from './sids';
import {
  friendlyName,
  MAX_RESOLVED,
  resolved,
  unusedWebhook,
  webhookMethod,
  webhookSummary,
  webhookType,
} from './webhooks';

/** The key of a named destination, or a typed URL. */
const destinationField = v.pipe(v.string(), v.minLength(1));

export const CONSOLE_ENDPOINTS = {
  /** One page of the webhooks of a type, as Twilio gives it, and what this person may do here. */
  list: {
    path: '/webhooks/list',
    request: v.object({
      type: webhookType,
      /** The first page is 0. */
      page: place,
    }),
    answer: v.object({
      webhooks: v.array(webhookSummary),
      /** The next page, or null after the last. What is created or deleted meanwhile moves what lies behind it. */
      next: v.nullable(v.number()),
      /** The types that this person may create now; none while an administrator has switched attaching off. */
      canCreate: v.array(webhookType),
      /** The destinations that this person may choose when creating or editing. */
      destinations: v.array(destination),
      /** Whether this person may type a URL instead, within the allow-list. */
      canUseUrl: v.boolean(),
      isSwitchedOff: v.boolean(),
    }),
  },
  /** What has become of some webhooks of ours: asked for the rows in view, since each costs about five reads at Twilio. */
  resolve: {
    path: '/webhooks/resolve',
    request: v.object({
      ttids: v.pipe(
        v.string(),
        v.transform((text) => text.split(',')),
        v.array(ttid),
        v.maxLength(MAX_RESOLVED),
      ),
    }),
    /** In the order in which they were asked for. */
    answer: v.object({ webhooks: v.array(resolved) }),
  },
  /** One webhook as it is now. Fails as `not-found` when there is none. */
  fetch: {
    path: '/webhooks/fetch',
    request: v.object({ ttid }),
    answer: v.object({ webhook: webhookSummary }),
  },
  /**
   * Registers a webhook: for the whole instance (administrators), or for interactions that a program of one's own creates
   * with its ttid. Binding one to an interaction that is under way is what `attach` does.
   *
   * Fails as `name-refused`, `unknown-destination`, `url-refused`, `switched-off`, and as `outcome-unknown` when Twilio
   * did not say whether it was registered: then look at the list before trying again with another operation id.
   */
  create: {
    path: '/webhooks/create',
    request: v.object({
      type: webhookType,
      destination: destinationField,
      method: webhookMethod,
      events: eventList,
      /** Null for none. */
      friendlyName: orNull(friendlyName),
      operationId,
    }),
    answer: v.object({ webhook: webhookSummary }),
  },
  /**
   * Changes a webhook. Its type cannot change. Events whose names we do not know are kept, and so is their order.
   *
   * Fails as `changed` with the webhook as it is now when it is not as the person saw it, as `in-progress` while somebody
   * else changes it, as `name-refused`, `unknown-destination`, `url-refused`, `switched-off`; as `not-found` when it is
   * gone; as `outcome-unknown` when Twilio did not say what became of it: fetch it again.
   */
  update: {
    path: '/webhooks/update',
    request: v.object({
      ttid,
      /** That of the webhook which the person saw. */
      version: v.string(),
      /** Null, which travels as the empty text: where it sends to stays as it is. */
      destination: orNull(destinationField),
      method: webhookMethod,
      /** Those of the catalogue. None is possible where the webhook has events that the catalogue does not know. */
      events: eventListOrNone,
      /** Null: the name stays as it is. That of a webhook of ours cannot change. */
      friendlyName: orNull(friendlyName),
    }),
    answer: v.object({ webhook: webhookSummary }),
  },
  /**
   * Deletes one webhook; what it was bound to is set free, and gets back what it had displaced. Gone already counts as
   * deleted. Fails as `changed` and `in-progress` like `update`.
   *
   * Somebody else's may be among them: the screen has to name it before it asks for this.
   */
  remove: {
    path: '/webhooks/remove',
    request: v.object({
      ttid,
      /** Null, which travels as the empty text, to delete it however it is now. */
      version: orNull(v.string()),
    }),
    answer: v.object({ ttid }),
  },
  /**
   * Removes what attaches that failed, and interactions that ended, have left in the account. As a rehearsal it only says
   * what it would remove. One call does as much as it has time for.
   */
  sweep: {
    path: '/webhooks/sweep',
    request: v.object({
      /** Where in the list of webhooks to go on, the first place being 0. */
      from: place,
      isRehearsal: flag,
    }),
    answer: v.object({
      /** Webhooks that were looked at. */
      examined: v.number(),
      /** Webhooks of ours that nobody uses any more, and why; in a rehearsal they are still there. */
      unused: v.array(unusedWebhook),
      /** Those of them that were removed: none in a rehearsal. */
      removed: v.array(ttid),
      /** Webhooks that had to stay because Twilio could not be asked, or did not delete them. */
      failed: v.number(),
      /** Where to go on from, or null when the end of the list was reached. */
      next: v.nullable(v.number()),
    }),
  },
  /** What was done to webhooks, the latest first. */
  audit: {
    path: '/webhooks/audit',
    request: v.object({
      /** What the answer before gave as `next`; null, which travels as the empty text, for the latest. */
      before: orNull(v.pipe(v.string(), v.digits(), v.transform(Number))),
    }),
    answer: v.object({
      entries: v.array(auditEntry),
      /** Asks for what was before; null when there is nothing more. */
      next: v.nullable(v.number()),
      /** For how many days an entry is kept. */
      retentionDays: v.number(),
    }),
  },
} as const;
