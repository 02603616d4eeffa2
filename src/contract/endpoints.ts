/** The endpoints that the functions offer to the plugin: path, request and answer of each. */
import * as v from 'valibot';
import { binding } from './binding';
import { CONSOLE_ENDPOINTS } from './console-endpoints';
import { destination } from './destination';
import { eventList, operationId, orNull } from './fields';
import { channelSid, interactionSid, taskSid, ttid } from './sids';

/** Increase it whenever a request or an answer changes in a way that the other side could misread. */
export const CONTRACT_VERSION = 5;

/**
 * The task that the person has selected, as the browser knows it. It only says what to look up: the functions verify
 * with Flex's own data that task, interaction and channel belong together.
 */
const subject = v.object({ taskSid, interactionSid, channelSid });
export type Subject = v.InferOutput<typeof subject>;

/** The endpoints for one task's interaction, open to agents. */
const INTERACTION_ENDPOINTS = {
  status: {
    path: '/interaction-webhook/status',
    request: subject,
    answer: v.object({
      binding,
      /** The destinations that this person may choose. */
      destinations: v.array(destination),
      /** False once the person has left the interaction, and while attaching is switched off. */
      canAttach: v.boolean(),
      canDetach: v.boolean(),
      /** Whether this person may replace the bound webhook. */
      canReplace: v.boolean(),
      /** Whether this person may enter a URL instead, within the allow-list. */
      canUseUrl: v.boolean(),
      /** An administrator has switched attaching off. */
      isSwitchedOff: v.boolean(),
    }),
  },
  attach: {
    path: '/interaction-webhook/attach',
    request: v.object({
      ...subject.entries,
      /** The key of a named destination, or the URL that a supervisor entered. */
      destination: v.pipe(v.string(), v.minLength(1)),
      events: eventList,
      /** The bound ttid that the browser saw, which the new webhook replaces; null for none. */
      seenTtid: orNull(ttid),
      operationId,
    }),
    answer: v.object({ binding }),
  },
  detach: {
    path: '/interaction-webhook/detach',
    request: v.object({ ...subject.entries, ttid, operationId }),
    answer: v.object({ binding }),
  },
  /**
   * Removes the webhook that this plugin attached to an interaction, once no channel of it is open. The plugin calls it
   * when a task is completed. Nothing happens while another agent continues the interaction. Every role may call it,
   * because it removes only what the sweep would remove.
   */
  finish: {
    path: '/interaction-webhook/finish',
    request: v.object({ interactionSid }),
    /** The ttid of the removed webhook, or null. */
    answer: v.object({ removed: v.nullable(ttid) }),
  },
} as const;

/** All endpoints, each with its path on the functions' domain, its request schema and its answer schema. */
export const ENDPOINTS = { ...INTERACTION_ENDPOINTS, ...CONSOLE_ENDPOINTS } as const;

export type InteractionEndpoint = keyof typeof INTERACTION_ENDPOINTS;
export type ConsoleEndpoint = keyof typeof CONSOLE_ENDPOINTS;
export type Endpoint = keyof typeof ENDPOINTS;
/** The request of an endpoint, parsed. */
export type Request<E extends Endpoint> = v.InferOutput<(typeof ENDPOINTS)[E]['request']>;
export type Answer<E extends Endpoint> = v.InferOutput<(typeof ENDPOINTS)[E]['answer']>;
