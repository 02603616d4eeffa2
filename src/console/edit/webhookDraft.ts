/** The form's draft of a new or edited webhook, and its checks. Pure. */
import * as v from 'valibot';
import type { RequestFailure } from '../../backend/backend';
import { INSPECTOR } from '../../contract/destination';
import type { Request } from '../../contract/endpoints';
import { EVENT_NAMES, isKnownEvent } from '../../contract/events';
import { friendlyName, type WebhookMethod, type WebhookSummary, type WebhookType } from '../../contract/webhooks';
import { type DestinationOptions, type DraftField, soleDestination } from '../../form/draft';
import type { Rights } from '../listing';
import { checkDestination, type DestinationDraft } from './destinationDraft';

export interface WebhookDraft extends DestinationDraft {
  readonly type: WebhookType;
  readonly method: WebhookMethod;
  readonly friendlyName: string;
}

/** The fields that the user changed. The others follow the webhook, including changes by another user. */
export type Changes = Partial<WebhookDraft>;

/** Stands for the webhook’s current destination. No destination has this key, because keys contain no hyphens. */
export const UNCHANGED = 'no-change';

/** The initial draft of a new webhook. It has every event, because interactions that have not begun can send all. */
export const newDraft = ({ canCreate, ...options }: Rights): WebhookDraft => ({
  destination: soleDestination(options),
  url: '',
  events: EVENT_NAMES,
  type: canCreate[0] ?? 'interaction',
  method: 'POST',
  friendlyName: '',
});

/** Returns the events that this plugin does not know. An edit keeps them. */
export const unknownEvents = ({ events }: WebhookSummary) => events.filter((event) => !isKnownEvent(event));

export const draftOf = (webhook: WebhookSummary): WebhookDraft => ({
  type: webhook.type,
  destination: UNCHANGED,
  url: '',
  events: EVENT_NAMES.filter((name) => webhook.events.includes(name)),
  method: webhook.method,
  friendlyName: webhook.friendlyName ?? '',
});

/** Adds the inspector to the destinations of a global webhook. For interactions, only attaching offers it. */
export const optionsForType = (
  { destinations, canUseUrl }: DestinationOptions,
  type: WebhookType,
): DestinationOptions => ({
  destinations: type === 'global' ? [...destinations, INSPECTOR] : destinations,
  canUseUrl,
});

/** Returns the destinations for an existing webhook, its current one first and only once. */
export const optionsForWebhook = (
  options: DestinationOptions,
  { type, isInspector }: WebhookSummary,
  unchangedLabel: string,
): DestinationOptions => {
  const { destinations, canUseUrl } = optionsForType(options, type);
  const others = destinations.filter(({ key }) => !(isInspector && key === INSPECTOR.key));
  return { destinations: [{ key: UNCHANGED, label: unchangedLabel }, ...others], canUseUrl };
};

/** Whether the draft sends to our receiver, which accepts only POST. Pass null for a new webhook. */
export const isForReceiver = ({ destination }: WebhookDraft, webhook: WebhookSummary | null): boolean =>
  destination === UNCHANGED
    ? webhook !== null && (webhook.isInspector || webhook.isRelayed)
    : destination === INSPECTOR.key;

const methodOf = (draft: WebhookDraft, webhook: WebhookSummary | null): WebhookMethod =>
  isForReceiver(draft, webhook) ? 'POST' : draft.method;

export type WebhookField = DraftField | 'friendlyName';

/** Returns the field whose value the failure refuses, or null. */
export function refusedField({ code }: RequestFailure): WebhookField | null {
  if (code === 'url-refused') return 'url';
  return code === 'name-refused' ? 'friendlyName' : null;
}

export type CheckResult<R> =
  | { readonly ok: true; readonly request: R }
  | { readonly ok: false; readonly missing: readonly WebhookField[] };

/** Returns the request to create the webhook, or the fields to correct. */
export function checkCreate(draft: WebhookDraft): CheckResult<Omit<Request<'create'>, 'operationId'>> {
  const destination = checkDestination(draft);
  const name = draft.friendlyName.trim();
  const missing = missingOf({
    destination,
    hasEvents: draft.events.length > 0,
    isNameValid: name === '' || isValidName(name),
  });
  if (!destination.ok || missing.length > 0) return { ok: false, missing };
  return {
    ok: true,
    request: {
      type: draft.type,
      method: methodOf(draft, null),
      destination: destination.sendsTo,
      events: [...draft.events],
      friendlyName: name || null,
    },
  };
}

/** Returns the request to edit the webhook, or the fields to correct. */
export function checkEdit(webhook: WebhookSummary, draft: WebhookDraft): CheckResult<Request<'update'>> {
  const destination = checkDestination(draft);
  const name = draft.friendlyName.trim();
  const isRenamed = name !== (webhook.friendlyName ?? '');
  const missing = missingOf({
    destination,
    hasEvents: draft.events.length > 0 || unknownEvents(webhook).length > 0,
    // A name can be changed but not removed.
    isNameValid: !isRenamed || isValidName(name),
  });
  if (!destination.ok || missing.length > 0) return { ok: false, missing };
  return {
    ok: true,
    request: {
      ttid: webhook.ttid,
      version: webhook.version,
      destination: destination.sendsTo === UNCHANGED ? null : destination.sendsTo,
      method: methodOf(draft, webhook),
      events: [...draft.events],
      friendlyName: isRenamed ? name : null,
    },
  };
}

const isValidName = (name: string) => v.is(friendlyName, name);

interface Checked {
  readonly destination: ReturnType<typeof checkDestination>;
  readonly hasEvents: boolean;
  readonly isNameValid: boolean;
}

const missingOf = ({ destination, hasEvents, isNameValid }: Checked): readonly WebhookField[] => [
  ...(destination.ok ? [] : [destination.missing]),
  ...(hasEvents ? [] : (['events'] as const)),
  ...(isNameValid ? [] : (['friendlyName'] as const)),
];

/** The fields whose changes users can see. */
export const VISIBLE_FIELDS = ['friendlyName', 'address', 'method', 'events'] as const;
export type VisibleField = (typeof VISIBLE_FIELDS)[number];

/** Returns the visible fields that differ. It is empty if only the hidden part of the address changed. */
export const changedFields = (before: WebhookSummary, after: WebhookSummary): readonly VisibleField[] =>
  VISIBLE_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
