/** Describes an edit for the audit. */
import type { AuditChanges } from '../../../src/contract/audit';
import { MAX_NAME_LENGTH } from '../../../src/contract/webhooks';
import { serverOf } from '../endpoint/visible-url';
import type { Webhook, WebhookFields } from '../twilio/flex';

/**
 * Limits, in characters and in events, for names that another program gave a webhook. An audit entry holds at most
 * 16 KiB, and a character can take six bytes of JSON.
 */
const MAX_EVENT_LENGTH = 40;
const MAX_EVENTS = 20;

/** Returns the fields in which `after` differs from `before`. Of a URL it returns only the host. */
export function changesOf(before: Webhook, after: WebhookFields): AuditChanges {
  const events = { before: eventList(before.events), after: eventList(after.events) };
  return {
    ...(before.friendlyName === after.friendlyName
      ? {}
      : { name: { before: shortened(before.friendlyName), after: shortened(after.friendlyName) } }),
    ...(isSameSet(before.events, after.events) ? {} : { events }),
    ...(before.method === after.method ? {} : { method: { before: before.method, after: after.method } }),
    ...(before.url === after.url
      ? {}
      : { host: { before: serverOf(before.url)?.host ?? null, after: serverOf(after.url)?.host ?? null } }),
  };
}

/** Twilio gives the order of events no meaning. */
const isSameSet = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();

const eventList = (events: readonly string[]) =>
  events.slice(0, MAX_EVENTS).map((name) => name.slice(0, MAX_EVENT_LENGTH));

const shortened = (text: string | null) => text?.slice(0, MAX_NAME_LENGTH) ?? null;
