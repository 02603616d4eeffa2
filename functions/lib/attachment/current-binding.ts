/** The current binding of an interaction. */
import type { Ttid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import type { StoredWebhook } from '../twilio/flex';
import type { AttachmentRecord } from '../twilio/records';
import { newTimeline, timelineAt } from './inspector';
import type { OurWebhook } from './ours';
import { hasInspector, routeOf } from './route';

/**
 * `none`: no ttid. `dangling`: the ttid of a deleted webhook. `ours`: a webhook that this plugin attached to this
 * interaction. `foreign`: any other webhook, including one that cannot be read.
 */
export type CurrentBinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'dangling'; readonly ttid: Ttid }
  | OurBinding
  | { readonly kind: 'foreign'; readonly ttid: Ttid; readonly webhook: StoredWebhook };

/** A webhook that this plugin attached to this interaction. */
export type OurBinding = { readonly kind: 'ours'; readonly ttid: Ttid } & OurWebhook;

export const ttidOf = (bound: CurrentBinding) => (bound.kind === 'none' ? null : bound.ttid);

/**
 * Returns the timeline of the bound webhook, or null if the inspector is not one of its destinations. The webhook's URL
 * names the timeline; after the webhook is deleted, only the record does.
 */
export function timelineOf(
  bound: CurrentBinding,
  record: AttachmentRecord | null,
  domain: string,
): TimelineName | null {
  if (bound.kind === 'ours') {
    const route = routeOf(bound.webhook, record, domain);
    if (route.kind === 'direct') return timelineAt(domain, bound.webhook.url);
    return route.kind === 'relayed' && hasInspector(route.relay.destinations) ? newTimeline(route.relay.id) : null;
  }
  const isRecorded = bound.kind === 'dangling' && record?.attachment.ttid === bound.ttid;
  return isRecorded ? record.attachment.timeline : null;
}

/** Returns whether the record belongs to the bound webhook. */
export const describes = (record: AttachmentRecord, bound: CurrentBinding) =>
  bound.kind === 'ours' && bound.name.nonce === record.attachment.nonce;

/** Returns whether the record belongs to the bound webhook, which has been deleted since, as after half a detach. */
export const describesDeleted = (record: AttachmentRecord, bound: CurrentBinding) =>
  bound.kind === 'dangling' && bound.ttid === record.attachment.ttid;

/**
 * Returns the foreign webhook that the bound one displaced, and that is bound again when that one is detached. Only
 * these know it: the record of the bound webhook, a record that names it as abandoned, and the claim of an attach that
 * died before it replaced it. Any other record is older, and what it names must not take the place of something newer.
 */
export function displacedBy(bound: CurrentBinding, record: AttachmentRecord | null): Ttid | null {
  if (record === null || bound.kind === 'none') return null;
  const { abandoned, displaced, replaces, state, ttid } = record.attachment;
  // The claim of an attach that died cannot name its webhook, which has been deleted.
  const mayDescribe = bound.kind === 'dangling' && ttid === null && state === 'claimed';
  const isKnown = describes(record, bound) || describesDeleted(record, bound) || mayDescribe;
  return isKnown || replaces === bound.ttid || abandoned.includes(bound.ttid) ? displaced : null;
}
