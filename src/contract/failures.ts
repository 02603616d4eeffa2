/** Everything that can go wrong in an exchange, as the panel and the functions name it to each other. */
import * as v from 'valibot';
import { binding } from './binding';
import { ttid } from './sids';
import { webhookSummary } from './webhooks';

/**
 * Where the trouble lies at Twilio: its error code and the id that Twilio's support asks for. Never a body.
 */
const upstream = {
  /** Twilio's own error code, such as 20404, if it gave one. */
  twilioCode: v.nullable(v.number()),
  /** The `Twilio-Request-Id` of the answer, if there was one. */
  requestId: v.nullable(v.string()),
};

/** What a URL can offend against; `allow-list` is the administrator's, the others hold for everybody. */
export const URL_OFFENSES = [
  'length',
  'characters',
  'syntax',
  'scheme',
  'credentials',
  'port',
  'host',
  'allow-list',
] as const;

export type UrlOffense = (typeof URL_OFFENSES)[number];

/** What a friendly name can offend against: `reserved`, it begins like those of ours; `fixed`, it is that of one of ours. */
export const NAME_OFFENSES = ['reserved', 'fixed'] as const;

export type NameOffense = (typeof NAME_OFFENSES)[number];

export const failure = v.variant('code', [
  /** A field is missing or malformed. `field` names it. */
  v.object({ code: v.literal('bad-request'), field: v.string() }),
  /** Plugin and functions speak different versions of this contract; the older `side` has to be deployed. */
  v.object({ code: v.literal('contract-mismatch'), deploy: v.picklist(['plugin', 'functions']) }),
  /** The Flex token is missing, expired or not genuine. */
  v.object({ code: v.literal('unauthenticated') }),
  /** No such task or interaction, or not one that this person may reach: the two answer alike. */
  v.object({ code: v.literal('not-found') }),
  /** The person's role does not allow this. */
  v.object({ code: v.literal('not-permitted') }),
  /** No destination of this key is open to this person. */
  v.object({ code: v.literal('unknown-destination') }),
  /** A free URL that must not receive events. `offense` says why. */
  v.object({ code: v.literal('url-refused'), offense: v.picklist(URL_OFFENSES) }),
  /** A friendly name that nobody may give. `offense` says why. */
  v.object({ code: v.literal('name-refused'), offense: v.picklist(NAME_OFFENSES) }),
  /** An administrator has switched attaching off. What is attached stays, and can be detached. */
  v.object({ code: v.literal('switched-off') }),
  /** This person asks more often than one person can. */
  v.object({ code: v.literal('too-many-requests'), retryAfterMs: v.number() }),
  /** Something else is bound than the browser saw. `binding` is what is there now. */
  v.object({ code: v.literal('conflict'), binding }),
  /** The webhook is not as the browser saw it. `webhook` is what is there now; nothing was written over it. */
  v.object({ code: v.literal('changed'), webhook: webhookSummary }),
  /** Somebody else is changing this webhook at this moment, or the same submit is still being carried out. */
  v.object({ code: v.literal('in-progress'), retryAfterMs: v.number() }),
  /** A setting of the functions is missing or unusable. `variable` names it. */
  v.object({ code: v.literal('misconfigured'), variable: v.string() }),
  /** Twilio refused the request for good. */
  v.object({ code: v.literal('twilio-refused'), ...upstream }),
  /** Twilio could not be reached in time or is overloaded. Nothing of ours is left behind; try again. */
  v.object({ code: v.literal('twilio-unavailable'), ...upstream, retryAfterMs: v.number() }),
  /**
   * The attempt failed and so did the undo: a webhook that is bound to nothing is left. Attaching again finishes the
   * attempt, detaching this ttid undoes it, and else the sweep removes it.
   */
  v.object({ code: v.literal('left-behind'), ttid }),
  /** Twilio did not say what became of a change, and asking did not tell. It may take effect yet. */
  v.object({ code: v.literal('outcome-unknown'), ...upstream }),
  /** A bug. Its details are in the functions' log under the operation's id. */
  v.object({ code: v.literal('internal') }),
]);

export type Failure = v.InferOutput<typeof failure>;

/** The HTTP status that a failure travels with. */
export const HTTP_STATUS: Readonly<Record<Failure['code'], number>> = {
  'bad-request': 400,
  'contract-mismatch': 400,
  'unknown-destination': 400,
  'url-refused': 400,
  'name-refused': 400,
  unauthenticated: 401,
  'not-permitted': 403,
  'switched-off': 403,
  'not-found': 404,
  conflict: 409,
  changed: 409,
  'in-progress': 409,
  'too-many-requests': 429,
  internal: 500,
  misconfigured: 500,
  'left-behind': 502,
  'outcome-unknown': 502,
  'twilio-refused': 502,
  'twilio-unavailable': 503,
};
