/** What a person wants of a webhook and has not yet submitted. Pure. */
import * as v from 'valibot';
import { INSPECTOR } from '../../contract/binding';
import type { Request } from '../../contract/endpoints';
import { EVENT_NAMES, isKnownEvent } from '../../contract/events';
import { friendlyName, type WebhookMethod, type WebhookSummary, type WebhookType } from '../../contract/webhooks';
import { checkDraft, type DestinationOptions, type Draft, type DraftField, initialDraft } from '../../form/draft';
import type { Rights } from '../listing';

export interface WebhookDraft extends Draft {
  readonly type: WebhookType;
  readonly method: WebhookMethod;
  readonly friendlyName: string;
}

/**
 * What was changed about a webhook. The rest is as the webhook is: when somebody else has changed that meanwhile, theirs
 * is kept.
 */
export type Changes = Partial<WebhookDraft>;

/** Stands for where the webhook sends to now. No destination has this key: keys hold no hyphens. */
export const AS_IT_IS = 'as-it-is';

/** What the form for a new webhook starts with: for interactions that have not begun every event can still come. */
export const newDraft = ({ canCreate, ...openings }: Rights): WebhookDraft => ({
  ...initialDraft(openings),
  events: EVENT_NAMES,
  type: canCreate[0] ?? 'interaction',
  method: 'POST',
  friendlyName: '',
});

/** Events that others gave the webhook and that we do not know: an edit keeps them. */
export const unknownEvents = ({ events }: WebhookSummary) => events.filter((event) => !isKnownEvent(event));

export const draftOf = (webhook: WebhookSummary): WebhookDraft => ({
  type: webhook.type,
  destination: AS_IT_IS,
  url: '',
  events: EVENT_NAMES.filter((name) => webhook.events.includes(name)),
  method: webhook.method,
  friendlyName: webhook.friendlyName ?? '',
});

/** Where a webhook of this type may send to: with the inspector, one for interactions alone comes with an attachment. */
export const openingsFor = (
  { destinations, canUseUrl }: DestinationOptions,
  type: WebhookType,
): DestinationOptions => ({
  destinations: type === 'global' ? [...destinations, INSPECTOR] : destinations,
  canUseUrl,
});

/** The same for one that there is, with where it does now, which need not be offered twice. */
export const openingsOf = (
  openings: DestinationOptions,
  { type, isInspector }: WebhookSummary,
  asItIs: string,
): DestinationOptions => {
  const { destinations, canUseUrl } = openingsFor(openings, type);
  const others = destinations.filter(({ key }) => !(isInspector && key === INSPECTOR.key));
  return { destinations: [{ key: AS_IT_IS, label: asItIs }, ...others], canUseUrl };
};

/** Whether the webhook, or the one to be, is to send to the inspector, which takes POST alone. */
export const isForInspector = ({ destination }: WebhookDraft, webhook: WebhookSummary | null): boolean =>
  destination === AS_IT_IS ? (webhook?.isInspector ?? false) : destination === INSPECTOR.key;

const methodOf = (draft: WebhookDraft, webhook: WebhookSummary | null): WebhookMethod =>
  isForInspector(draft, webhook) ? 'POST' : draft.method;

export type WebhookField = DraftField | 'friendlyName';

export type Checked<R> =
  | { readonly ok: true; readonly request: R }
  | { readonly ok: false; readonly missing: readonly WebhookField[] };

/** Whether a new webhook can be asked for, and what is missing otherwise. */
export function checkNew(draft: WebhookDraft): Checked<Omit<Request<'create'>, 'operationId'>> {
  const checked = checkDraft(draft);
  const name = draft.friendlyName.trim();
  const isNameGood = name === '' || isName(name);
  if (!checked.ok || !isNameGood) return { ok: false, missing: missingOf(checked, isNameGood) };
  const { destination, events } = checked.submission;
  return {
    ok: true,
    request: {
      type: draft.type,
      method: methodOf(draft, null),
      destination,
      events: [...events],
      friendlyName: name || null,
    },
  };
}

/** Whether the webhook can be changed like this, and what is missing otherwise. */
export function checkEdited(webhook: WebhookSummary, draft: WebhookDraft): Checked<Request<'update'>> {
  const keepsEvents = draft.events.length === 0 && unknownEvents(webhook).length > 0;
  const checked = checkDraft(keepsEvents ? { ...draft, events: EVENT_NAMES } : draft);
  const name = draft.friendlyName.trim();
  const isRenamed = name !== (webhook.friendlyName ?? '');
  // A name can be changed and not be taken away.
  const isNameGood = !isRenamed || isName(name);
  if (!checked.ok || !isNameGood) return { ok: false, missing: missingOf(checked, isNameGood) };
  const { destination } = checked.submission;
  return {
    ok: true,
    request: {
      ttid: webhook.ttid,
      version: webhook.version,
      destination: destination === AS_IT_IS ? null : destination,
      method: methodOf(draft, webhook),
      events: [...draft.events],
      friendlyName: isRenamed ? name : null,
    },
  };
}

const isName = (name: string) => v.is(friendlyName, name);

const missingOf = (checked: ReturnType<typeof checkDraft>, isNameGood: boolean): readonly WebhookField[] => [
  ...(checked.ok ? [] : checked.missing),
  ...(isNameGood ? [] : (['friendlyName'] as const)),
];

/** What people can see to be different. */
export const SEEN_FIELDS = ['friendlyName', 'address', 'method', 'events'] as const;
export type SeenField = (typeof SEEN_FIELDS)[number];

/** Which of them differ; none when it is only the hidden part of the address. */
export const changedFields = (before: WebhookSummary, after: WebhookSummary): readonly SeenField[] =>
  SEEN_FIELDS.filter((field) => String(before[field]) !== String(after[field]));
