/** The functions as the plugin sees them: one method per endpoint, which returns an answer or a failure. */
import { type Answer, type ConsoleEndpoint, ENDPOINTS, type Endpoint, type Request } from '../contract/endpoints';
import type { Failure } from '../contract/failures';
import type { Result } from '../contract/result';

/** A failure of the request itself, in the browser or on the way. */
export type ClientFailure =
  /** The plugin was built without the functions' address. */
  | { readonly code: 'not-configured' }
  /** No answer came, and the browser knows that it has no network. */
  | { readonly code: 'offline' }
  /**
   * No answer came, or one that the browser hides. The platform's own answers, such as 504 when a function takes too
   * long and 429 when too many run, may lack the CORS headers, and then look like a broken connection.
   */
  | { readonly code: 'unreachable' }
  | { readonly code: 'timed-out' }
  /** The answer is not one of our functions'. */
  | { readonly code: 'unreadable-answer'; readonly status: number }
  /** Another part of Flex canceled the action or failed in it. Nothing was sent. */
  | { readonly code: 'stopped' }
  /** Another part of Flex took the action over, and returned no answer or a wrong one. */
  | { readonly code: 'no-result' }
  /** Flex does not have the task that another part of Flex named, or no longer. Nothing was sent. */
  | { readonly code: 'no-task' }
  /**
   * The task that another part of Flex named has no interaction, as a call, or one that cannot be read. Nothing was
   * sent. `channel-only`: it names a channel, but not its interaction.
   */
  | { readonly code: 'no-interaction'; readonly reason: 'voice' | 'channel-only' | 'unreadable' | 'other' }
  /** This plugin has attached nothing that could be detached. */
  | { readonly code: 'nothing-attached' };

export type RequestFailure = Failure | ClientFailure;

export type BackendResult<E extends Endpoint> = Result<Answer<E>, RequestFailure>;

/** Sends a request to an endpoint. Never rejects. */
type Send = <E extends Endpoint>(endpoint: E, request: Request<E>) => Promise<BackendResult<E>>;

/** Every endpoint as a method. The contract says what each does. */
export type Backend = { readonly [E in Endpoint]: (request: Request<E>) => Promise<BackendResult<E>> };

export type InteractionBackend = Pick<Backend, 'status' | 'attach' | 'detach' | 'changeDestinations' | 'sendAgain'>;
export type ConsoleBackend = Pick<Backend, ConsoleEndpoint>;

/**
 * Returns a backend whose methods call `send`. The casts are needed because Object.keys and Object.fromEntries lose the
 * endpoints' names in their types.
 */
export const backendFrom = (send: Send) =>
  Object.fromEntries(
    Object.keys(ENDPOINTS).map((name) => [name, (request: Request<Endpoint>) => send(name as Endpoint, request)]),
  ) as Backend;

const UNKNOWN_OUTCOME: readonly RequestFailure['code'][] = [
  'offline',
  'unreachable',
  'timed-out',
  'unreadable-answer',
  'internal',
  'no-result',
];

/** Returns the pause, in milliseconds, that the functions ask for after a failure; 0 for none. */
export const retryAfterMs = (failure: RequestFailure) => ('retryAfterMs' in failure ? failure.retryAfterMs : 0);

/** Whether the functions may have carried out the request although it failed. */
export const isOutcomeUnknown = ({ code }: RequestFailure) => UNKNOWN_OUTCOME.includes(code);

/** Whether a failed request may still have taken effect, or take effect later. */
export const mayHaveSucceeded = (failure: RequestFailure) =>
  isOutcomeUnknown(failure) || failure.code === 'outcome-unknown';
