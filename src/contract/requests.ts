/**
 * The schema of each endpoint's request. Each is an export without a spread, so that esbuild can leave it out of the
 * functions that do not use it.
 */
import * as v from 'valibot';
import { MAX_DESTINATIONS } from './destination';
import { eventList, eventListOrNone, flag, listOf, listOrNone, operationId, orNull } from './fields';
import { outboxEntry, outboxPosition, pageCursor, sweepPosition } from './paging';
import { channelSid, interactionSid, taskSid, ttid } from './sids';
import { friendlyName, MAX_RESOLVED, webhookMethod, webhookType } from './webhooks';

/** The key of a named destination, or a URL that the person entered. */
const destination = v.pipe(v.string(), v.minLength(1));

export const statusRequest = v.object({ taskSid, interactionSid, channelSid });

/** Keys or IDs of destinations, each once. */
const keys = v.pipe(
  listOrNone(v.pipe(v.string(), v.minLength(1)), MAX_DESTINATIONS),
  v.check((chosen) => new Set(chosen).size === chosen.length),
);

/** A URL that the person entered; null for none. */
const url = orNull(v.pipe(v.string(), v.minLength(1)));

export const attachRequest = v.object({
  taskSid,
  interactionSid,
  channelSid,
  /** The keys of named destinations. Together with the URL, there is at least one. */
  destinations: keys,
  url,
  events: eventList,
  /** The bound ttid that the browser saw, which the new webhook replaces; null for none. */
  seenTtid: orNull(ttid),
  operationId,
});

export const detachRequest = v.object({ taskSid, interactionSid, channelSid, ttid, operationId });

/** Adds destinations to the bound webhook, and removes others from it. */
export const changeDestinationsRequest = v.object({
  taskSid,
  interactionSid,
  channelSid,
  ttid,
  /** The keys of named destinations to add. */
  add: keys,
  /** A URL to add. */
  url,
  /** The IDs of destinations to remove. One that is already removed does not count. */
  remove: keys,
});

/** Sends again what destinations of the attached webhook did not get. */
export const sendAgainRequest = v.object({
  taskSid,
  interactionSid,
  channelSid,
  /** The key of the event in the timeline; null for all events. */
  event: orNull(v.pipe(v.string(), v.regex(/^[0-9a-f]{16,64}$/))),
  /** The ID of the destination; null for all that this person may take away from the webhook. */
  destination: orNull(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
});

export const finishRequest = v.object({ interactionSid });

export const listRequest = v.object({
  type: webhookType,
  /** The `next` of the previous answer; null for the first page. */
  from: orNull(pageCursor),
});

export const resolveRequest = v.object({ ttids: listOf(ttid, MAX_RESOLVED) });

export const fetchRequest = v.object({ ttid });

export const createRequest = v.object({
  type: webhookType,
  destination,
  method: webhookMethod,
  events: eventList,
  /** Null for none. */
  friendlyName: orNull(friendlyName),
  operationId,
});

export const updateRequest = v.object({
  ttid,
  /** The version that the person saw. */
  version: v.string(),
  /** Null keeps the current URL. */
  destination: orNull(destination),
  method: webhookMethod,
  /** Events of the catalog; may be empty if the webhook has others. */
  events: eventListOrNone,
  /** Null keeps the current name. The name of a webhook that this plugin attached cannot change. */
  friendlyName: orNull(friendlyName),
});

export const removeRequest = v.object({
  ttid,
  /** The version that the person saw; null deletes the webhook in any state. */
  version: orNull(v.string()),
});

export const sweepRequest = v.object({
  /** The `next` of the previous answer; null for the beginning of the list. */
  from: orNull(sweepPosition),
  isRehearsal: flag,
});

export const listDestinationsRequest = v.object({});

export const listUndeliveredRequest = v.object({
  /** The `next` of the previous answer; null for the beginning. */
  from: orNull(outboxPosition),
});

export const sendUndeliveredRequest = v.object({ id: outboxEntry });

export const testDestinationRequest = v.object({ destination });

export const auditRequest = v.object({
  /** The `next` of the previous answer; null for the latest entries. */
  before: orNull(v.pipe(v.string(), v.digits(), v.maxLength(15), v.transform(Number))),
});
