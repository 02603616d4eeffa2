/** The webhook that is bound to an interaction, as described to a person with access to it. */
import * as v from 'valibot';
import { moment } from './moments';
import { server } from './server';
import { ttid } from './sids';
import { timelineName } from './timeline';

/** The timeline that holds the events for the panel; null when they go to another destination. */
const timeline = v.nullable(timelineName);

/** Null for agents, and for a URL that cannot be parsed. */
const sendsTo = v.nullable(server);

/** One destination of a webhook that this plugin attached. */
export const attachedDestination = v.object({
  /** Names it in deliveries and requests: `inspector`, the key of a named destination, or another ID for a URL. */
  id: v.string(),
  /** Null when no destination with its key or URL is configured: it was removed since, or a person entered the URL. */
  label: v.nullable(v.string()),
  sendsTo,
  /**
   * `stopped`: it gets no events anymore, because an administrator has removed it or no longer allows its URL. `gone`:
   * as well, because it answered that it wants no more.
   */
  state: v.picklist(['active', 'stopped', 'gone']),
  /** Null when the record was lost. */
  addedBy: v.nullable(v.string()),
  /** Whether this person may take it away. */
  canRemove: v.boolean(),
});

export type AttachedDestination = v.InferOutput<typeof attachedDestination>;

export const binding = v.variant('state', [
  /** The interaction has no ttid. */
  v.object({ state: v.literal('none') }),
  /** A webhook that this plugin attached is bound. */
  v.object({
    state: v.literal('attached'),
    ttid,
    /**
     * `direct`: Twilio sends to the only destination. `relayed`: our receiver passes the events on to one or several.
     * `lost`: as well, but its record is gone, and with it the destinations, so that no events are passed on.
     */
    route: v.picklist(['direct', 'relayed', 'lost']),
    /** None if the route is lost. */
    destinations: v.array(attachedDestination),
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
