/** Applies an edit to a webhook. Only the fields that the person changed are changed. */
import { type EventName, isKnownEvent } from '../../../src/contract/events';
import type { WebhookMethod } from '../../../src/contract/webhooks';
import type { Webhook, WebhookFields } from '../twilio/flex';

export interface Edit {
  /** Null keeps the current URL. */
  readonly url: string | null;
  readonly method: WebhookMethod;
  /** The chosen events of the catalog. */
  readonly events: readonly EventName[];
  /** Null keeps the current name. */
  readonly friendlyName: string | null;
}

/** Returns all fields, because Twilio does not document what happens to those that an update leaves out. */
export function applyEdit(webhook: Webhook, edit: Edit): WebhookFields {
  const chosen: ReadonlySet<string> = new Set(edit.events);
  // An event that the catalog does not have was chosen by another program, which may need it.
  const kept = webhook.events.filter((name) => chosen.has(name) || !isKnownEvent(name));
  const added = edit.events.filter((name) => !webhook.events.includes(name));
  return {
    url: edit.url ?? webhook.url,
    method: edit.method,
    events: [...kept, ...added],
    friendlyName: edit.friendlyName ?? webhook.friendlyName,
  };
}

/** Returns whether a webhook has exactly these fields, with its events in any order. */
export const hasFields = (webhook: Webhook, { url, method, events, friendlyName }: WebhookFields) =>
  webhook.url === url &&
  webhook.method === method &&
  webhook.friendlyName === friendlyName &&
  [...webhook.events].sort().join() === [...events].sort().join();
