/** The effect that an edit must have, written from the specification and independent of the functions. */
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Webhook } from '../../../local/world/model';
import { EVENT_NAMES } from '../../../src/contract/events';
import type { Failure } from '../../../src/contract/failures';
import type { Edit } from './cases';

/** The URLs of Local Twilio's destinations. */
const URLS: Readonly<Record<string, string | undefined>> = {
  crm: FUNCTION_VARIABLES.DESTINATION_CRM?.split('|')[1]?.trim(),
  quality: FUNCTION_VARIABLES.DESTINATION_QUALITY?.split('|')[1]?.trim(),
};

const isUnknown = (name: string) => !EVENT_NAMES.some((known) => known === name);
const isOurs = ({ type, friendlyName }: Webhook) =>
  type === 'interaction' && /^interaction-webhooks KD\w{32} \S+Z [0-9a-f]{16}$/.test(friendlyName ?? '');

/** The webhook as it must be after the edit. The order of its events does not matter. */
export const expectedWebhook = (before: Webhook, edit: Edit): Webhook => ({
  ...before,
  url: edit.destination === null ? before.url : (URLS[edit.destination] ?? edit.destination),
  method: edit.method,
  events: [...edit.events, ...before.events.filter(isUnknown)].sort(),
  friendlyName: edit.friendlyName ?? before.friendlyName,
});

/** Every reason to refuse the edit. Empty when it must be carried out. */
export function refusalReasons(before: Webhook, edit: Edit, role: 'supervisor' | 'admin'): Failure['code'][] {
  const renames = edit.friendlyName !== null && edit.friendlyName !== before.friendlyName;
  const looksOurs = edit.friendlyName?.toLowerCase().startsWith('interaction-webhooks') === true;
  return [
    ...(edit.destination?.includes('evil') ? (['url-refused'] as const) : []),
    ...(edit.destination === 'nowhere' ? (['unknown-destination'] as const) : []),
    ...(before.type === 'global' && role !== 'admin' ? (['not-permitted'] as const) : []),
    ...(renames && (isOurs(before) || looksOurs) ? (['name-refused'] as const) : []),
    ...(expectedWebhook(before, edit).events.length === 0 ? (['bad-request'] as const) : []),
  ];
}

/** Whether two webhooks are equal except for the order of their events, which means nothing to Twilio. */
export const isEquivalent = (a: Webhook | undefined, b: Webhook): boolean =>
  a !== undefined && comparable(a) === comparable(b);

const comparable = ({ ttid, type, url, method, events, friendlyName }: Webhook) =>
  JSON.stringify([ttid, type, url, method, [...events].sort(), friendlyName]);
