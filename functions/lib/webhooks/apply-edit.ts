/** What an edit makes of a webhook: what the person changed is changed, and nothing else. */
import { type EventName, isKnownEvent } from '../../../src/contract/events';
import type { WebhookMethod } from '../../../src/contract/webhooks';
import type { Webhook, WebhookFields } from '../twilio/flex';

export interface Edit {
  /** Null: as it is. */
  readonly url: string | null;
  readonly method: WebhookMethod;
  /** Those of the catalogue. */
  readonly events: readonly EventName[];
  /** Null: as it is. */
  readonly friendlyName: string | null;
}

/** All fields as they are to be: Twilio does not say what becomes of those that an update leaves out. */
export function applyEdit(webhook: Webhook, edit: Edit): WebhookFields {
  const chosen: ReadonlySet<string> = new Set(edit.events);
  // Names that we do not know are somebody's who does.
  const kept = webhook.events.filter((name) => chosen.has(name) || !isKnownEvent(name));
  const added = edit.events.filter((name) => !webhook.events.includes(name));
  return {
    url: edit.url ?? webhook.url,
    method: edit.method,
    events: [...kept, ...added],
    friendlyName: edit.friendlyName ?? webhook.friendlyName,
  };
}

/** Whether Twilio keeps just this. In which order it keeps events means nothing. */
export const isKept = (webhook: Webhook, { url, method, events, friendlyName }: WebhookFields) =>
  webhook.url === url &&
  webhook.method === method &&
  webhook.friendlyName === friendlyName &&
  [...webhook.events].sort().join() === [...events].sort().join();
