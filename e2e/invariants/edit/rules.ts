/** What an edit has to do: the rules of the specification, and nothing else. */
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Webhook } from '../../../local/world/model';
import { EVENT_NAMES } from '../../../src/contract/events';
import type { Failure } from '../../../src/contract/failures';
import type { Wish } from './cases';

/** Where the destinations of Local Twilio's functions lead. */
const ADDRESSES: Readonly<Record<string, string | undefined>> = {
  crm: FUNCTION_VARIABLES.DESTINATION_CRM?.split('|')[1]?.trim(),
  quality: FUNCTION_VARIABLES.DESTINATION_QUALITY?.split('|')[1]?.trim(),
};

const isUnknown = (name: string) => !EVENT_NAMES.some((known) => known === name);
const isOurs = ({ type, friendlyName }: Webhook) =>
  type === 'interaction' && /^interaction-webhooks KD\w{32} \S+Z [0-9a-f]{16}$/.test(friendlyName ?? '');

/** The webhook as it has to be afterwards; the order of its events is left open. */
export const wanted = (before: Webhook, wish: Wish): Webhook => ({
  ...before,
  url: wish.destination === null ? before.url : (ADDRESSES[wish.destination] ?? wish.destination),
  method: wish.method,
  events: [...wish.events, ...before.events.filter(isUnknown)].sort(),
  friendlyName: wish.friendlyName ?? before.friendlyName,
});

/** Everything for which the edit has to be refused; nothing when it has to be carried out. */
export function objections(before: Webhook, wish: Wish, role: 'supervisor' | 'admin'): Failure['code'][] {
  const renames = wish.friendlyName !== null && wish.friendlyName !== before.friendlyName;
  const looksOurs = wish.friendlyName?.toLowerCase().startsWith('interaction-webhooks') === true;
  return [
    ...(wish.destination?.includes('evil') ? (['url-refused'] as const) : []),
    ...(wish.destination === 'nowhere' ? (['unknown-destination'] as const) : []),
    ...(before.type === 'global' && role !== 'admin' ? (['not-permitted'] as const) : []),
    ...(renames && (isOurs(before) || looksOurs) ? (['name-refused'] as const) : []),
    ...(wanted(before, wish).events.length === 0 ? (['bad-request'] as const) : []),
  ];
}

/** The same but for the order of events, which means nothing to Twilio. */
export const alike = (a: Webhook | undefined, b: Webhook): boolean => a !== undefined && shape(a) === shape(b);

const shape = ({ ttid, type, url, method, events, friendlyName }: Webhook) =>
  JSON.stringify([ttid, type, url, method, [...events].sort(), friendlyName]);
