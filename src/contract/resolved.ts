/** The use of the account's webhooks, which the console looks up for the rows in view. */
import * as v from 'valibot';
import { attachedDestination } from './binding';
import { moment } from './moments';
import { interactionSid, taskSid, ttid, workerSid } from './sids';
import { unusedState } from './webhooks';

/** A Flex identity; null if the record was lost or describes another webhook. */
const attachedBy = v.nullable(v.string());

/** The use of one webhook. */
export const resolved = v.variant('state', [
  /** Bound to its interaction, which is still open. */
  v.object({
    state: v.literal('bound'),
    ttid,
    interactionSid,
    attachedBy,
    attachedAt: moment,
    /** None if it sends to our receiver, and its record is lost. */
    destinations: v.array(attachedDestination),
    /** The tasks that Flex has routed into the interaction, with their workers; none before an agent accepts one. */
    tasks: v.array(v.object({ taskSid, workerSid: v.nullable(workerSid) })),
  }),
  v.object({ state: unusedState, ttid, interactionSid, attachedBy, attachedAt: moment }),
  /** Deleted since it was listed. */
  v.object({ state: v.literal('gone'), ttid }),
  /** Not attached by this plugin. Twilio does not report to which interactions a webhook is bound. */
  v.object({ state: v.literal('not-reported'), ttid }),
  /** Twilio did not answer in time; try again. */
  v.object({ state: v.literal('unknown'), ttid }),
]);

export type Resolved = v.InferOutput<typeof resolved>;
