/** The webhook that is bound to an interaction, as described to a person with access to it. */
import * as v from 'valibot';
import { destination } from './destination';
import { moment } from './moments';
import { server } from './server';
import { ttid } from './sids';
import { timelineName } from './timeline';

/** The timeline that holds the events for the panel; null when they go to another destination. */
const timeline = v.nullable(timelineName);

/** Null for agents, and for a URL that cannot be parsed. */
const sendsTo = v.nullable(server);

export const binding = v.variant('state', [
  /** The interaction has no ttid. */
  v.object({ state: v.literal('none') }),
  /** A webhook that this plugin attached is bound. */
  v.object({
    state: v.literal('attached'),
    ttid,
    /** Null when no destination with this URL is configured: it was removed since, or a supervisor entered the URL. */
    destination: v.nullable(destination),
    sendsTo,
    /** As stored at Twilio; may include names that the catalog does not have. */
    events: v.array(v.string()),
    /** The Flex identity of the person who attached it; null when the record was lost. */
    attachedBy: v.nullable(v.string()),
    attachedAt: moment,
    timeline,
  }),
  /** Another webhook is bound, created for example with curl, in a console or by another program. */
  v.object({
    state: v.literal('foreign'),
    ttid,
    friendlyName: v.nullable(v.string()),
    /** Null if Twilio's description of the webhook cannot be read. Then nothing but its ttid is known. */
    events: v.nullable(v.array(v.string())),
    sendsTo,
  }),
  /**
   * The bound webhook no longer exists, so nothing is delivered. If this plugin attached it, its timeline remains after
   * the end of the conversation, when the webhook is deleted.
   */
  v.object({ state: v.literal('dangling'), ttid, timeline }),
]);

export type Binding = v.InferOutput<typeof binding>;

/** Returns the ttid of the interaction, or null if it has none. */
export const boundTtid = (current: Binding) => (current.state === 'none' ? null : current.ttid);
