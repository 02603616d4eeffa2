/** The payloads of this plugin's actions. Other plugins may call them with anything, or change them on the way. */
import * as v from 'valibot';
import { MAX_DESTINATIONS } from '../contract/destination';
import { EVENT_NAMES } from '../contract/events';
import { operationId } from '../contract/fields';
import { channelSid, interactionSid, taskSid, ttid } from '../contract/sids';

const subject = { taskSid, interactionSid, channelSid };

/** The contract's requests, not yet encoded as form fields. */
export const attachPayload = v.object({
  ...subject,
  destinations: v.pipe(
    v.array(v.pipe(v.string(), v.minLength(1))),
    v.maxLength(MAX_DESTINATIONS),
    v.check((keys) => new Set(keys).size === keys.length),
  ),
  url: v.nullable(v.pipe(v.string(), v.minLength(1))),
  events: v.pipe(
    v.array(v.picklist(EVENT_NAMES)),
    v.minLength(1),
    v.check((names) => new Set(names).size === names.length),
  ),
  seenTtid: v.nullable(ttid),
  operationId,
});

export const detachPayload = v.object({ ...subject, ttid, operationId });
