/**
 * The Flex Actions of Interaction Webhooks, for other plugins. Copy this file into yours. It imports nothing.
 * docs/actions.md describes them.
 */

/** The events of an interaction. One in progress can still send the last four. */
export type InteractionWebhooksEvent =
  | 'onInteractionCreated'
  | 'onChannelCreated'
  | 'onChannelCreateFailed'
  | 'onChannelStatusUpdated'
  | 'onParticipantJoined'
  | 'onParticipantLeft'
  | 'onParticipantUpdated';

/** The part of Flex's `ITask` that is read. */
export interface InteractionWebhooksTask {
  readonly taskSid: string;
  readonly attributes?: unknown;
}

/** Says which interaction is meant: `task` or `sid` is enough. Before listeners run, the other SIDs are added. */
export interface InteractionWebhooksTarget {
  task?: InteractionWebhooksTask | null | undefined;
  /** The SID of a reservation (WR…), as in Flex's own actions, or of a task (WT…). */
  sid?: string | null | undefined;
  taskSid?: string | null | undefined;
  interactionSid?: string | null | undefined;
  channelSid?: string | null | undefined;
}

/** The payload of `InteractionWebhooksAttach`. */
export interface InteractionWebhooksAttachPayload extends InteractionWebhooksTarget {
  /** The keys of destinations: with the URL one to five, each once. */
  destinations?: readonly string[] | null | undefined;
  /** Only supervisors and administrators may use one, on an allowed host. */
  url?: string | null | undefined;
  /** At least one, each once. If missing, those of the preset. */
  events?: readonly InteractionWebhooksEvent[] | null | undefined;
  /**
   * `live`, which is the default: the events that an interaction in progress can still send. `last-choice`: the events,
   * and unless there are some in the payload the destinations, that the panel's form would begin with for this person.
   */
  preset?: 'live' | 'last-choice' | null | undefined;
  /** The ttid of the webhook that is replaced, or null for none. If missing, no webhook is replaced. */
  seenTtid?: string | null | undefined;
  /** A UUID. The same request with the same ID is carried out once. */
  operationId?: string | null | undefined;
}

/** The payload of `InteractionWebhooksDetach`. */
export interface InteractionWebhooksDetachPayload extends InteractionWebhooksTarget {
  /** The webhook to delete. If missing, the one that the plugin has attached. */
  ttid?: string | null | undefined;
  operationId?: string | null | undefined;
}

/** The payload that `after…` listeners get. The answer is missing if another plugin has replaced the action. */
export type InteractionWebhooksAfter<Payload> = Payload & { readonly answer?: InteractionWebhooksAnswer };

/** The result of both actions: what is bound to the interaction now. */
export interface InteractionWebhooksAnswer {
  readonly binding: InteractionWebhooksBinding;
}

export type InteractionWebhooksBinding =
  | { readonly state: 'none' }
  /** A webhook of this plugin. */
  | {
      readonly state: 'attached';
      readonly ttid: string;
      /** `direct`: Twilio sends to the only destination. `relayed`: the functions send. `lost`: no events are sent. */
      readonly route: 'direct' | 'relayed' | 'lost';
      readonly destinations: readonly InteractionWebhooksDestination[];
      readonly events: readonly string[];
      /** The Flex identity of the person, or null if it is not known anymore. */
      readonly attachedBy: string | null;
      /** In ISO 8601. */
      readonly attachedAt: string;
      /** The name of the Sync map with the events that the inspector has received. */
      readonly timeline: string | null;
    }
  /** A webhook of another program. */
  | {
      readonly state: 'foreign';
      readonly ttid: string;
      readonly friendlyName: string | null;
      /** Null if Twilio's description of the webhook cannot be read. */
      readonly events: readonly string[] | null;
      readonly sendsTo: InteractionWebhooksServer | null;
    }
  /** A webhook that no longer exists. */
  | { readonly state: 'dangling'; readonly ttid: string; readonly timeline: string | null };

export interface InteractionWebhooksDestination {
  /** The key of a named destination, or another ID for a URL. */
  readonly id: string;
  /** Null for a URL, and if no destination has this key anymore. */
  readonly label: string | null;
  readonly sendsTo: InteractionWebhooksServer | null;
  /** `stopped` and `gone`: it gets no more events. */
  readonly state: 'active' | 'stopped' | 'gone';
  readonly addedBy: string | null;
  /** Whether this person may remove it. */
  readonly canRemove: boolean;
}

/** Null in its place for agents. */
export interface InteractionWebhooksServer {
  readonly host: string;
  readonly isSecure: boolean;
}

/**
 * The error of a failed action. Flex wraps it: catch `error`, and read `error.content.wrappedError`. A canceled action
 * has another error, without a failure.
 */
export interface InteractionWebhooksActionFailed extends Error {
  readonly name: 'InteractionWebhooksActionFailed';
  readonly failure: InteractionWebhooksFailure;
}

/** The error that `Flex.Actions.invokeAction` rejects with. */
export interface InteractionWebhooksFlexError extends Error {
  readonly content?: { readonly wrappedError?: InteractionWebhooksActionFailed | Error };
}

interface Upstream {
  /** Twilio's error code, if it gave one. */
  readonly twilioCode: number | null;
  /** The ID of the request, for Twilio's support. */
  readonly requestId: string | null;
}

/** docs/actions.md says what to do about each. A later version may have more. */
export type InteractionWebhooksFailure =
  | { readonly code: 'bad-request'; readonly field: string }
  | { readonly code: 'no-task' }
  | { readonly code: 'no-interaction'; readonly reason: 'voice' | 'channel-only' | 'unreadable' | 'other' }
  | { readonly code: 'nothing-attached' }
  | { readonly code: 'in-progress'; readonly retryAfterMs: number }
  | { readonly code: 'conflict'; readonly binding: InteractionWebhooksBinding }
  | { readonly code: 'not-found' }
  | { readonly code: 'not-permitted' }
  | { readonly code: 'unknown-destination' }
  | { readonly code: 'url-refused'; readonly offense: InteractionWebhooksUrlOffense }
  | { readonly code: 'switched-off' }
  | { readonly code: 'too-many-requests'; readonly retryAfterMs: number }
  | { readonly code: 'unauthenticated' }
  | ({ readonly code: 'twilio-unavailable'; readonly retryAfterMs: number } & Upstream)
  | ({ readonly code: 'twilio-refused' } & Upstream)
  | ({ readonly code: 'left-behind'; readonly ttid: string } & Upstream)
  | ({ readonly code: 'outcome-unknown' } & Upstream)
  | { readonly code: 'offline' }
  | { readonly code: 'unreachable' }
  | { readonly code: 'timed-out' }
  | { readonly code: 'unreadable-answer'; readonly status: number }
  | { readonly code: 'contract-mismatch'; readonly deploy: 'plugin' | 'functions' }
  | { readonly code: 'misconfigured'; readonly variable: string | null }
  | { readonly code: 'not-configured' }
  | { readonly code: 'internal' }
  | { readonly code: 'stopped' }
  | { readonly code: 'no-result' };

export type InteractionWebhooksUrlOffense =
  | 'length'
  | 'characters'
  | 'blank'
  | 'syntax'
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'host'
  | 'hostname'
  | 'fragment'
  | 'own'
  | 'twilio'
  | 'allow-list';
