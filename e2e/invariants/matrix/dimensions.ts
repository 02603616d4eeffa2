/** The dimensions of the authorization matrix, other than the actions. */

export const WHO = [
  'agent',
  'supervisor',
  'admin',
  /** Signed in to Flex, with a role that the functions do not accept. */
  'other role',
  /** An agent whose token names no worker. */
  'agent without worker',
  'invalid token',
] as const;
export type Who = (typeof WHO)[number];

/** Requests that name a task, an interaction and a channel that do not belong together. */
const FORGERIES = [
  /** The agent's own task, whose attributes now name a colleague's interaction and channel. */
  'own task, forged interaction',
  /** The agent's own task and channel with a colleague's interaction. */
  'own task and channel, forged interaction',
  /** A colleague's task and interaction with the agent's own channel. */
  'a colleague’s, own channel',
  'own, a colleague’s channel',
  'own, a colleague’s task',
  'own interaction, a colleague’s task and channel',
] as const;

/** The interaction that the request names, and its state. `own` is the agent's. */
export const PLACES = [
  'own',
  'own, wrapping up',
  'own, ended',
  'a colleague’s',
  'a colleague’s, ended',
  'absent',
  ...FORGERIES,
] as const;
export type Place = (typeof PLACES)[number];

export const isForged = (place: Place) => FORGERIES.some((forgery) => forgery === place);

export const BOUND = [
  'nothing',
  /** Attached by the agent whose interaction it is. */
  'ours',
  'ours, by a supervisor',
  /** Attached by a supervisor to a destination that agents may not use. */
  'ours, for supervisors',
  /** Attached by the agent whose interaction it is, to a destination that agents may not use anymore. */
  'ours, for supervisors now',
  /** The record names one of our webhooks by that agent, and another one is bound, which agents may not use. */
  'ours, for supervisors, unrecorded',
  /** Attached by an administrator to a destination that only administrators may use. */
  'ours, for admins',
  /** Attached by the supervisor to a destination that only administrators may use by now. */
  'ours, for admins now',
  /** Attached by a supervisor to a URL that they entered. */
  'ours, to a typed URL',
  /** Attached by the agent whose interaction it is, to a destination that has been removed. */
  'ours, to a removed destination',
  /** The record names one of our webhooks, and another of our webhooks is bound. */
  'ours, unrecorded',
  /** Attached by the agent whose interaction it is, to the CRM and the inspector. */
  'ours, to several',
  /** Attached by a supervisor to the CRM and to a destination that agents may not use. */
  'ours, to several, one for supervisors',
  /** Made for another interaction, and bound to this one by another program. */
  'ours, of another interaction',
  /** A program has bound it, and its first event has not arrived yet. */
  'waiting',
  'foreign',
  /** Sends to a destination that only administrators may use. */
  'foreign, for admins',
  'global',
  'dangling',
] as const;
export type Bound = (typeof BOUND)[number];

/** Behavior that Twilio does not document. No rule depends on it. */
export const TWILIO = [
  'as assumed',
  /** It finds a channel by its SID alone, and every resource by any spelling. The request has another spelling. */
  'lenient',
  /** The same, and its answers repeat the spelling of the request. */
  'lenient, echoing',
] as const;
export type Twilio = (typeof TWILIO)[number];

/** A user and the state of an interaction: the circumstances of an action. */
export interface Situation {
  readonly twilio: Twilio;
  readonly who: Who;
  readonly place: Place;
  readonly bound: Bound;
}

/** The answer that the rules require of a cell. */
export type ExpectedCode =
  | 'ok'
  | 'bad-request'
  | 'unauthenticated'
  | 'not-permitted'
  | 'not-found'
  | 'unknown-destination'
  | 'url-refused'
  | 'conflict';
