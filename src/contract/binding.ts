/** What is bound to an interaction, as told to somebody who may know it. */
import * as v from 'valibot';
import { destination } from './destination';
import { ttid } from './sids';
import { timelineName } from './timeline';

/** Where the panel finds the events; null when they go elsewhere. */
const timeline = v.nullable(timelineName);

export const binding = v.variant('state', [
  /** The interaction holds no ttid. */
  v.object({ state: v.literal('none') }),
  /** This plugin's webhook is bound. */
  v.object({
    state: v.literal('attached'),
    ttid,
    /** Null when no destination of this URL is configured: it was removed since, or a supervisor typed the URL. */
    destination: v.nullable(destination),
    /** Where it sends to, without path and query; null for those who may not know. */
    host: v.nullable(v.string()),
    /** As Twilio keeps them: names unknown to us are possible. */
    events: v.array(v.string()),
    /** The Flex identity of the person who attached it; null when the record was lost. */
    attachedBy: v.nullable(v.string()),
    /** ISO 8601. */
    attachedAt: v.pipe(v.string(), v.isoTimestamp()),
    timeline,
  }),
  /** Somebody else's webhook is bound: made with curl, the Console or another program. */
  v.object({
    state: v.literal('foreign'),
    ttid,
    friendlyName: v.nullable(v.string()),
    events: v.array(v.string()),
    /** Where it sends to, without path and query; null for those who may not know. */
    host: v.nullable(v.string()),
  }),
  /**
   * The interaction names a webhook that does not exist any more: nothing is delivered. The timeline of one of ours
   * lasts longer than the webhook itself, which goes with the end of the conversation.
   */
  v.object({ state: v.literal('dangling'), ttid, timeline }),
]);

export type Binding = v.InferOutput<typeof binding>;

/** The ttid that the interaction holds, or null. */
export const boundTtid = (current: Binding) => (current.state === 'none' ? null : current.ttid);
