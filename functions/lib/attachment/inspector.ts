/**
 * The inspector: the destination that needs no server. Its events come to a function of ours, which keeps them in a
 * timeline for the panel to show.
 *
 * The address of each attachment ends in its own unguessable id, which is also the name of its timeline: whoever is
 * told one knows the other. A global webhook has the same address without an id: what it brings goes to the timeline of
 * the interaction that the event names, if the inspector is attached to that.
 */
import * as v from 'valibot';
import { type TimelineName, timelineName } from '../../../src/contract/timeline';

const PATH = '/events/receive';
const PREFIX = 'interaction-webhook-';

/** A new timeline; `id` is 32 hexadecimal digits that nobody can guess. */
export const newTimeline = (id: string): TimelineName => `${PREFIX}${id}`;

/** The timeline of the attachment `id`, or null when that is no id of ours. */
export function timelineWithId(id: unknown): TimelineName | null {
  const parsed = v.safeParse(timelineName, `${PREFIX}${id}`);
  return parsed.success ? parsed.output : null;
}

/** Where a global webhook sends its events; `domain` is that of the functions. */
export const globalInspectorUrl = (domain: string) => `https://${domain}${PATH}`;

/** Where the events of a timeline are sent. */
export const inspectorUrl = (domain: string, timeline: TimelineName) =>
  `${globalInspectorUrl(domain)}?a=${timeline.slice(PREFIX.length)}`;

/** The timeline of a webhook that sends to the inspector; null for every other. */
export function timelineAt(domain: string, url: string): TimelineName | null {
  const timeline = timelineWithId(/\?a=(.*)$/.exec(url)?.[1]);
  return timeline !== null && url === inspectorUrl(domain, timeline) ? timeline : null;
}

/** Whether a webhook sends to the inspector, which takes forms alone. */
export const isInspectorUrl = (domain: string, url: string) =>
  url === globalInspectorUrl(domain) || timelineAt(domain, url) !== null;
