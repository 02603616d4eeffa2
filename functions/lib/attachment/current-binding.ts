/** The current binding of an interaction. */
import type { Ttid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import type { Webhook } from '../twilio/flex';
import type { AttachmentRecord } from '../twilio/records';
import { timelineAt } from './inspector';
import type { OurWebhook } from './ours';

/**
 * `none`: no ttid. `dangling`: the ttid of a deleted webhook. `ours`: a webhook that this plugin attached to this
 * interaction. `foreign`: any other webhook.
 */
export type CurrentBinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'dangling'; readonly ttid: Ttid }
  | ({ readonly kind: 'ours'; readonly ttid: Ttid } & OurWebhook)
  | { readonly kind: 'foreign'; readonly ttid: Ttid; readonly webhook: Webhook };

export const ttidOf = (bound: CurrentBinding) => (bound.kind === 'none' ? null : bound.ttid);

/**
 * Returns the timeline of the bound webhook, or null if it does not send to the inspector. The webhook's URL names the
 * timeline; after the webhook is deleted, only the record does.
 */
export function timelineOf(
  bound: CurrentBinding,
  record: AttachmentRecord | null,
  domain: string,
): TimelineName | null {
  if (bound.kind === 'ours') return timelineAt(domain, bound.webhook.url);
  const isRecorded = bound.kind === 'dangling' && record?.attachment.ttid === bound.ttid;
  return isRecorded ? record.attachment.timeline : null;
}
