/** The functions as the plugin sees them: calls, each of which answers or says why not. */
import type { CONSOLE_ENDPOINTS } from '../contract/console-endpoints';
import type { Answer, Endpoint, Request } from '../contract/endpoints';
import type { Failure } from '../contract/failures';
import type { Result } from '../contract/result';

/** What goes wrong on this side, before the functions have a say or after. */
export type ClientFailure =
  /** The plugin was built without the functions' address. */
  | { readonly code: 'not-configured' }
  /** No answer came: no network, or a refusal that carries no CORS headers. */
  | { readonly code: 'unreachable' }
  | { readonly code: 'timed-out' }
  /** Something answered, but not our functions. */
  | { readonly code: 'unreadable-answer'; readonly status: number }
  /** Another part of Flex cancelled the action or failed in it. */
  | { readonly code: 'stopped' };

/** Everything that can go wrong, as the panel meets it. */
export type RequestFailure = Failure | ClientFailure;

export type BackendResult<E extends Endpoint> = Result<Answer<E>, RequestFailure>;

/** What the panel asks. */
export interface Backend {
  /** What is bound to a task's interaction, and what this person may do about it. */
  status(request: Request<'status'>): Promise<BackendResult<'status'>>;
  /** Registers a webhook for the interaction and binds it. */
  attach(request: Request<'attach'>): Promise<BackendResult<'attach'>>;
  /** Unbinds the webhook and deletes it. */
  detach(request: Request<'detach'>): Promise<BackendResult<'detach'>>;
}

/** What the console asks. The contract says what each call does. */
export type ConsoleBackend = {
  readonly [E in keyof typeof CONSOLE_ENDPOINTS]: (request: Request<E>) => Promise<BackendResult<E>>;
};

/** What is asked when a task is completed. */
export interface FinishBackend {
  /** Removes what the plugin attached to an interaction, if the interaction is over. */
  finish(request: Request<'finish'>): Promise<BackendResult<'finish'>>;
}

const UNKNOWN_OUTCOME: readonly RequestFailure['code'][] = [
  'unreachable',
  'timed-out',
  'unreadable-answer',
  'internal',
];

/** For how many milliseconds the functions want to be left alone after the failure. */
export const retryAfterMs = (trouble: RequestFailure) => ('retryAfterMs' in trouble ? trouble.retryAfterMs : 0);

/** Whether the functions may have done what was asked although no good answer came. */
export const isOutcomeUnknown = ({ code }: RequestFailure) => UNKNOWN_OUTCOME.includes(code);
