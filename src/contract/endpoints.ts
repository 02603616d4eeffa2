/**
 * The exchanges between plugin and functions: what is asked, what is answered, and how both travel.
 *
 * A request is form-encoded with the Flex token inside, so that the browser needs no CORS preflight.
 * An answer is JSON, an `Envelope`.
 */
import * as v from 'valibot';
import { binding } from './binding';
import { CONSOLE_ENDPOINTS } from './console-endpoints';
import { destination } from './destination';
import { type Failure, failure } from './failures';
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
/** What an endpoint works with, once checked. */
export type Request<E extends Endpoint> = v.InferOutput<(typeof ENDPOINTS)[E]['request']>;
export type Answer<E extends Endpoint> = v.InferOutput<(typeof ENDPOINTS)[E]['answer']>;

/** The body of every answer. */
export type Envelope<A> =
  | { readonly contract: number; readonly ok: true; readonly value: A }
  | { readonly contract: number; readonly ok: false; readonly failure: Failure };

/** What every answer has in common; the value is checked by the endpoint's own schema. */
export const envelope = v.variant('ok', [
  v.object({ contract: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.object({ contract: v.number(), ok: v.literal(false), failure }),
]);

/** A request as form fields. Lists travel joined by commas: not every runtime keeps repeated keys apart. */
export const formFields = <E extends Endpoint>(request: Request<E>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : String(value ?? ''),
    ]),
  );
