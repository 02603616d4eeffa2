/** The failures that the functions report to the plugin. */
import * as v from 'valibot';
import { binding } from './binding';
import { ttid } from './sids';
import { webhookRow } from './webhooks';

/** Twilio's own error code for a failed call, such as 20404, if it gave one. A failure never contains Twilio's text. */
const twilioCode = v.nullable(v.number());
/** The `Twilio-Request-Id` header of its response, if there was one. Twilio's support asks for it. */
const requestId = v.nullable(v.string());

/** The longest pause that the functions ask for, in milliseconds. */
export const MAX_RETRY_AFTER_MS = 60_000;

/** The pause before another attempt, in milliseconds. Whatever the functions answer, Flex must not wait for a year. */
const retryAfterMs = v.pipe(
  v.number(),
  v.transform((ms) => Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS)),
);

/** The rules that a URL can break. The administrator sets the `allow-list`; the others always apply. */
export const URL_OFFENSES = [
  'length',
  /** It contains a character that no one sees. */
  'characters',
  'blank',
  'syntax',
  'scheme',
  'credentials',
  'port',
  /** Its host is an IP address, or not a public name. */
  'host',
  /** Its host has a part that no hostname can have, such as one with an underscore. */
  'hostname',
  /** Its fragment is not one of Twilio's connection overrides. */
  'fragment',
  /** It is at the functions' own domain. */
  'own',
  /** It is under `twil.io`, where only a named destination may be. */
  'twilio',
  'allow-list',
] as const;

export type UrlOffense = (typeof URL_OFFENSES)[number];

/**
 * The rules that a friendly name can break. `reserved`: it begins like the names that this plugin gives. `fixed`: it is
 * the name of a webhook that this plugin attached, and cannot change.
 */
export const NAME_OFFENSES = ['reserved', 'fixed'] as const;

export const failure = v.variant('code', [
  /** The request's field `field` is missing or malformed. */
  v.object({ code: v.literal('bad-request'), field: v.string() }),
  /** Plugin and functions use different versions of this contract. `deploy` is the older side. */
  v.object({ code: v.literal('contract-mismatch'), deploy: v.picklist(['plugin', 'functions']) }),
  /** The Flex token is missing, expired or not genuine. */
  v.object({ code: v.literal('unauthenticated') }),
  /** Not there, or not accessible to this person. The answer does not reveal which. */
  v.object({ code: v.literal('not-found') }),
  /** The person's role does not allow this. */
  v.object({ code: v.literal('not-permitted') }),
  /** No destination with this key is available to this person. */
  v.object({ code: v.literal('unknown-destination') }),
  /** The entered URL must not receive events, because of `offense`. */
  v.object({ code: v.literal('url-refused'), offense: v.picklist(URL_OFFENSES) }),
  /** The friendly name is not allowed, because of `offense`. */
  v.object({ code: v.literal('name-refused'), offense: v.picklist(NAME_OFFENSES) }),
  /** An administrator has switched attaching off. Attached webhooks remain and can be detached. */
  v.object({ code: v.literal('switched-off') }),
  /** This person has sent more requests than one person could. */
  v.object({ code: v.literal('too-many-requests'), retryAfterMs }),
  /** The binding is not as the browser saw it. `binding` is its current state. */
  v.object({ code: v.literal('conflict'), binding }),
  /** The webhook is not as the browser saw it. `webhook` is its current state, which was not overwritten. */
  v.object({ code: v.literal('changed'), webhook: webhookRow }),
  /** Twilio's description of the webhook cannot be read, so it cannot be edited. */
  v.object({ code: v.literal('webhook-unreadable') }),
  /** Another user is changing this webhook, or the same submit is still in progress. */
  v.object({ code: v.literal('in-progress'), retryAfterMs }),
  /** Another request has used this operation ID. */
  v.object({ code: v.literal('operation-reused') }),
  /**
   * A setting of the functions is missing or unusable. Only supervisors and administrators are told which `variable`;
   * for others it is null, and the functions' log names it.
   */
  v.object({ code: v.literal('misconfigured'), variable: v.nullable(v.string()) }),
  /** Twilio refused the request; trying again does not help. */
  v.object({ code: v.literal('twilio-refused'), twilioCode, requestId }),
  /** Twilio did not respond in time or is overloaded. No leftover webhook remains; try again. */
  v.object({ code: v.literal('twilio-unavailable'), twilioCode, requestId, retryAfterMs }),
  /**
   * Both the attempt and its undo failed, so an unbound webhook is left. Attaching again completes the attempt, and
   * detaching this ttid undoes it; otherwise the sweep removes the webhook.
   */
  v.object({ code: v.literal('left-behind'), ttid, twilioCode, requestId }),
  /** Twilio did not confirm a change, and reading it back did not settle it. It may still take effect. */
  v.object({ code: v.literal('outcome-unknown'), twilioCode, requestId }),
  /** A bug. The functions' log has the details. */
  v.object({ code: v.literal('internal') }),
]);

export type Failure = v.InferOutput<typeof failure>;
