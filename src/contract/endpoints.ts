/** The endpoints that the functions offer to the plugin: path, request and answer of each. */
import * as v from 'valibot';
import { binding } from './binding';
import { CONSOLE_ENDPOINTS } from './console-endpoints';
import { destination } from './destination';
import { eventList, operationId, orNull } from './fields';
import { channelSid, interactionSid, taskSid, ttid } from './sids';

/** Raised whenever a request or an answer changes in a way that the other side could misread. */
export const CONTRACT_VERSION = 5;

/**
 * The task that the person is looking at, as the browser knows it. It only says what to look up:
 * the functions prove from Flex's own records that the three belong together.
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
      /** Those that this person may choose. */
      destinations: v.array(destination),
      /** False once the person's part in the interaction is over, and while attaching is switched off. */
      canAttach: v.boolean(),
      canDetach: v.boolean(),
      /** Whether this person may attach another webhook in the place of the one that is bound now. */
      canReplace: v.boolean(),
      /** Whether this person may send events to a URL of their own choice, within the allow-list. */
      canUseUrl: v.boolean(),
      /** An administrator has switched attaching off. */
      isSwitchedOff: v.boolean(),
    }),
  },
  attach: {
    path: '/interaction-webhook/attach',
    request: v.object({
      ...subject.entries,
      /** The key of a named destination, or the URL that a supervisor typed. */
      destination: v.pipe(v.string(), v.minLength(1)),
      events: eventList,
      /** The ttid that the browser saw bound, and that a webhook attached now takes the place of; empty for none. */
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
   * Removes what this plugin attached to an interaction once no channel of it is open any more: asked for when a task is
   * completed. While another agent goes on with the interaction, nothing happens. Anybody may ask, since it removes only
   * what the sweep would.
   */
  finish: {
    path: '/interaction-webhook/finish',
    request: v.object({ interactionSid }),
    /** What was removed, or null. */
    answer: v.object({ removed: v.nullable(ttid) }),
  },
} as const;

/** Every endpoint: its path on the functions' domain, its request's fields, and its answer. */
export const ENDPOINTS = { ...INTERACTION_ENDPOINTS, ...CONSOLE_ENDPOINTS } as const;

export type InteractionEndpoint = keyof typeof INTERACTION_ENDPOINTS;
export type ConsoleEndpoint = keyof typeof CONSOLE_ENDPOINTS;
export type Endpoint = keyof typeof ENDPOINTS;
/** The request of an endpoint, parsed. */
export type Request<E extends Endpoint> = v.InferOutput<(typeof ENDPOINTS)[E]['request']>;
export type Answer<E extends Endpoint> = v.InferOutput<(typeof ENDPOINTS)[E]['answer']>;
