/** The endpoints that the functions offer to the plugin: path, request and answer of each. */
import * as v from 'valibot';
import { auditEntry } from './audit';
import { binding } from './binding';
import { delivery } from './delivery';
import { destination, destinationDetails } from './destination';
import { readableItems } from './fields';
import { outcome } from './outcome';
import { continuation, outboxPosition, pageCursor, sweepPosition } from './paging';
import type * as requests from './requests';
import { resolved } from './resolved';
import { ttid } from './sids';
import { undelivered } from './undelivered';
import { listedWebhook, unusedWebhook, webhookRow, webhookSummary, webhookType } from './webhooks';

/** The endpoints for one task's interaction, open to agents. */
const INTERACTION_ENDPOINTS = {
  status: {
    path: '/interaction-webhook/status',
    answer: v.object({
      binding,
      /** The destinations that this person may choose. */
      destinations: v.array(destination),
      /** False once the person has left the interaction, and while attaching is switched off. */
      canAttach: v.boolean(),
      canDetach: v.boolean(),
      /** Whether this person may add destinations to the attached webhook. */
      canAddDestinations: v.boolean(),
      /** Whether this person may replace the bound webhook. */
      canReplace: v.boolean(),
      /** Whether this person may enter a URL instead, within the allow-list. */
      canUseUrl: v.boolean(),
      /** An administrator has switched attaching off. */
      isSwitchedOff: v.boolean(),
      /** How many hours the inspector keeps an event. */
      retentionHours: v.number(),
    }),
  },
  attach: {
    path: '/interaction-webhook/attach',
    answer: v.object({ binding }),
  },
  /**
   * Detaches the webhook. If the person may not take away all of its destinations, removes the others, and the webhook
   * stays attached.
   */
  detach: {
    path: '/interaction-webhook/detach',
    answer: v.object({ binding }),
  },
  /**
   * Adds and removes destinations of the bound webhook, which keeps its ttid. Fails with `bad-request` if none would be
   * left, or too many; with `conflict` if another webhook is bound; with `not-permitted` if the person may not take one
   * of them away; with `outcome-unknown` if Twilio did not confirm the new URL of the webhook.
   */
  changeDestinations: {
    path: '/interaction-webhook/change-destinations',
    answer: v.object({ binding }),
  },
  /**
   * Sends again, at once, what destinations of the attached webhook did not get, also what was given up. Fails with
   * `not-permitted` if the person may not take the webhook away from the destination, and with `not-found` if nothing
   * of it is kept.
   */
  sendAgain: {
    path: '/interaction-webhook/send-again',
    answer: v.object({
      delivered: v.number(),
      /** The number of deliveries that were tried without success, or that must not be made anymore. */
      failed: v.number(),
      /** Whether some were not tried, because time has ended or they are being tried. */
      hasMore: v.boolean(),
    }),
  },
  /**
   * Removes the webhook that this plugin attached to an interaction, once no channel of it is open. The plugin calls it
   * when a task is completed, and a few times after that. Nothing happens while another agent continues the
   * interaction. Every role may call it, because it removes only what the sweep would remove.
   */
  finish: {
    path: '/interaction-webhook/finish',
    answer: v.object({
      /** The ttid of the removed webhook, or null. */
      removed: v.nullable(ttid),
      /** Whether nothing of this plugin is left on the interaction. Otherwise a later request may remove it. */
      isDone: v.boolean(),
    }),
  },
} as const;

/**
 * The endpoints of the console, which manage all interaction webhooks of the account. They are for supervisors and
 * administrators; each refuses agents with `not-permitted`.
 */
const CONSOLE_ENDPOINTS = {
  /**
   * Lists the webhooks of a type, one or several of Twilio's pages at a time, and says what this person may do in the
   * console.
   */
  list: {
    path: '/webhooks/list',
    answer: v.object({
      webhooks: v.array(listedWebhook),
      /** Creating or deleting a webhook may shift the ones that follow it to other pages. */
      next: continuation(pageCursor),
      /** The types that this person may create; none while an administrator has switched attaching off. */
      canCreate: v.array(webhookType),
      /** The destinations that this person may choose when creating or editing. */
      destinations: v.array(destination),
      /** Whether this person may enter a URL instead, within the allow-list. */
      canUseUrl: v.boolean(),
      isSwitchedOff: v.boolean(),
    }),
  },
  /**
   * Finds out whether webhooks are in use. The console asks only for the rows in view, because each webhook costs about
   * five reads at Twilio.
   */
  resolve: {
    path: '/webhooks/resolve',
    /** In the order of the request. A webhook is missing if what is known about it cannot be read. */
    answer: v.object({ webhooks: readableItems(resolved) }),
  },
  /** Fetches the current state of one webhook. Fails with `not-found` if it does not exist. */
  fetch: {
    path: '/webhooks/fetch',
    answer: v.object({ webhook: webhookRow }),
  },
  /**
   * Registers a webhook: for the whole Flex instance (administrators only), or for interactions that the user's own
   * code creates with this ttid. To bind a webhook to an interaction in progress, use `attach`.
   *
   * Fails with `name-refused`, `unknown-destination`, `url-refused`, `switched-off` or `in-progress`. Fails with
   * `outcome-unknown` if Twilio did not confirm it: then check the list before trying again with a new operation ID.
   */
  create: {
    path: '/webhooks/create',
    answer: v.object({ webhook: webhookSummary }),
  },
  /**
   * Changes a webhook. Its type cannot change. Events that the catalog does not have are kept, and so is the order.
   *
   * Fails with:
   * - `changed`, with the current state, if the webhook is not as the person saw it;
   * - `in-progress` while another user is changing it;
   * - `not-found` if it was deleted, `webhook-unreadable` if it cannot be read;
   * - `name-refused`, `unknown-destination`, `url-refused` or `switched-off`;
   * - `outcome-unknown` if Twilio did not confirm the change: then fetch the webhook again.
   */
  update: {
    path: '/webhooks/update',
    answer: v.object({ webhook: webhookSummary }),
  },
  /**
   * Deletes one webhook. If it is bound, its interaction is unbound, and gets back the webhook that this one had
   * displaced. Succeeds if the webhook is already gone. Fails with `changed` and `in-progress` like `update`.
   *
   * The webhook may belong to another program, so the screen must show its name before it sends this request.
   */
  remove: {
    path: '/webhooks/remove',
    answer: v.object({ ttid }),
  },
  /**
   * Removes webhooks that failed attaches and ended interactions have left. A rehearsal only reports what it would
   * remove. One call does as much as time allows.
   */
  sweep: {
    path: '/webhooks/sweep',
    answer: v.object({
      /** The number of webhooks that were checked. */
      examined: v.number(),
      /** This plugin's webhooks that are no longer in use, and why. A rehearsal leaves them in place. */
      unused: v.array(unusedWebhook),
      /** The unused webhooks that were removed; none in a rehearsal. */
      removed: v.array(ttid),
      /** The number of webhooks that remain because Twilio could not be read or did not delete them. */
      failed: v.number(),
      next: continuation(sweepPosition),
    }),
  },
  /** Reads the audit, latest entries first. */
  audit: {
    path: '/webhooks/audit',
    answer: v.object({
      entries: readableItems(auditEntry),
      /** The `before` of the next request; null when there are no earlier entries. */
      next: v.nullable(v.number()),
      /** How long an entry is kept, in days. */
      retentionDays: v.number(),
    }),
  },
} as const;

/** The endpoints of the console that concern destinations. They refuse agents, too. */
const DESTINATION_ENDPOINTS = {
  /** Lists the named destinations, also those that this person may not use. */
  listDestinations: {
    path: '/destinations/list',
    answer: v.object({
      destinations: readableItems(destinationDetails),
      /** Whether this person may enter a URL instead, within the allow-list. */
      canUseUrl: v.boolean(),
    }),
  },
  /**
   * Sends a made-up event to a destination, and says what became of it. It attaches nothing, so it also works while an
   * administrator has switched attaching off. The query and the fragment of an entered URL are not sent.
   *
   * Fails with `unknown-destination` or `url-refused`, and with `too-many-requests` after five in a minute.
   */
  testDestination: {
    path: '/destinations/test',
    answer: v.object({ outcome }),
  },
  /**
   * Lists the events that destinations have not got, in all interactions: those that are tried again, and those that
   * were given up. An answer can be empty and still not the last one.
   */
  listUndelivered: {
    path: '/destinations/outbox',
    answer: v.object({
      /** In no order that means something. */
      entries: readableItems(undelivered),
      /** The `from` of the next request; null at the end. */
      next: v.nullable(outboxPosition),
    }),
  },
  /**
   * Sends one of them again, also before its time, and after it was given up. Fails with `not-permitted` if the person
   * may not take webhooks away from the destination, and with `not-found` if nothing of it is kept.
   */
  sendUndelivered: {
    path: '/destinations/send-again',
    answer: v.object({
      /** The state of the event afterwards; null if it was being sent at the same moment. */
      delivery: v.nullable(delivery),
      /** Whether the destination is not meant to get it anymore. */
      isStopped: v.boolean(),
    }),
  },
} as const;

/** All endpoints, each with its path on the functions' domain and its answer schema. */
export const ENDPOINTS = { ...INTERACTION_ENDPOINTS, ...CONSOLE_ENDPOINTS, ...DESTINATION_ENDPOINTS } as const;

export type InteractionEndpoint = keyof typeof INTERACTION_ENDPOINTS;
export type ConsoleEndpoint = keyof typeof CONSOLE_ENDPOINTS | keyof typeof DESTINATION_ENDPOINTS;
export type Endpoint = keyof typeof ENDPOINTS;
/** Only a type: the functions check requests, so the plugin does not contain their schemas. */
export type RequestSchema<E extends Endpoint> = (typeof requests)[`${E}Request`];
/** The request of an endpoint, parsed. */
export type Request<E extends Endpoint> = v.InferOutput<RequestSchema<E>>;
export type Answer<E extends Endpoint> = v.InferOutput<(typeof ENDPOINTS)[E]['answer']>;

/**
 * The task that the person has selected, as the browser knows it. It only says what to look up: the functions verify
 * with Flex's own data that task, interaction and channel belong together.
 */
export type Subject = Request<'status'>;
