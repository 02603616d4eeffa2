/**
 * The HTTP client for Twilio: sends a form, returns JSON, returns every error as a value, and retries if that is safe.
 *
 * It does not use Twilio's helper library, which takes longer to load than both calls of an attach, does not support
 * the webhook endpoint, ignores Retry-After, and waits up to 30 s while a function may run for 10 s.
 */
import { MAX_RETRY_AFTER_MS } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Deadline } from './deadline';
import type { HttpAnswer } from './https';
import type { Io } from './io';
import { pauseIn } from './retry-after';
import { withTimeout } from './timeout';

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  /** Form fields. For a list, the key is repeated. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** A JSON body, for the one API that does not accept a form. */
  readonly json?: unknown;
  /** A revision of Twilio Sync, for the header If-Match. */
  readonly ifMatch?: string;
  /** Allows repeating a POST after an unclear outcome. GET and DELETE are always safe to repeat. */
  readonly idempotent?: true;
}

interface Trace {
  /** Twilio's error code, such as 20404, if it gave one. */
  readonly twilioCode: number | null;
  readonly requestId: string | null;
}

/** The reason why a call to Twilio has no usable answer. */
export type TwilioError =
  /** Twilio answered with a 4xx: the request had no effect, and repeating it would have none. */
  | ({ readonly kind: 'refused'; readonly status: number } & Trace)
  /** Twilio answered 429: the request was never processed. */
  | ({ readonly kind: 'overloaded'; readonly retryAfterMs: number } & Trace)
  /** A 5xx, a redirect, a timeout, a reset or an unreadable answer: the request may have taken effect. */
  | ({ readonly kind: 'unclear' } & Trace);

export type Reply<T> = Result<T, TwilioError>;

/** A reply with the moment at which Twilio answered. */
export type HttpReply =
  | {
      readonly ok: true;
      /** The parsed JSON body, or null if there is none. */
      readonly value: unknown;
      /** Epoch milliseconds in whole seconds, by Twilio's clock; by ours if the answer has no `Date`. */
      readonly answeredAt: number;
    }
  | { readonly ok: false; readonly failure: TwilioError };

/** Sends one call. */
export type TwilioHttp = (call: Call) => Promise<HttpReply>;

export interface Credentials {
  readonly accountSid: string;
  readonly authToken: string;
}

/** The default number of times that a call is sent if it is safe to repeat. */
const ATTEMPTS = 3;
/** The longest pause before the first repetition. It doubles with each further one. */
const FIRST_PAUSE_MS = 200;
const DEFAULT_RETRY_AFTER_MS = 1_000;
/** The shortest pause after a 429, whatever Twilio asks for, so that no call is repeated in a tight loop. */
const MIN_RETRY_AFTER_MS = 200;

/** An unknown outcome, without a request ID. */
export const UNCLEAR: TwilioError = { kind: 'unclear', twilioCode: null, requestId: null };

/** Returns a client that sends a call up to `attempts` times, while there is time. */
export function twilioHttp(credentials: Credentials, deadline: Deadline, io: Io, attempts = ATTEMPTS): TwilioHttp {
  const authorization = `Basic ${Buffer.from(`${credentials.accountSid}:${credentials.authToken}`).toString('base64')}`;

  return async (call) => {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await exchange(call, authorization, deadline.callBudget(), io);
      if (reply.ok || attempt === attempts) return reply;
      const pauseMs = pauseBeforeRetry(reply.failure, call, attempt, io);
      if (pauseMs === null || pauseMs >= deadline.remaining()) return reply;
      await io.sleep(pauseMs);
    }
  };
}

/** Returns how long to wait before sending the call again, in ms, or null if it must not be sent again. */
function pauseBeforeRetry(
  error: TwilioError,
  { method, idempotent }: Call,
  attempt: number,
  { random }: Io,
): number | null {
  if (error.kind === 'refused') return null;
  if (error.kind === 'overloaded') return error.retryAfterMs;
  // Full jitter: callers that failed together do not retry together.
  return method !== 'POST' || idempotent === true ? random() * FIRST_PAUSE_MS * 2 ** (attempt - 1) : null;
}

async function exchange(call: Call, authorization: string, budgetMs: number, io: Io): Promise<HttpReply> {
  if (budgetMs <= 0) return fail(UNCLEAR);
  return withTimeout<HttpReply>(io, budgetMs, fail(UNCLEAR), (signal) => send(call, authorization, signal, io));
}

async function send(
  { method, url, form, json, ifMatch }: Call,
  authorization: string,
  signal: AbortSignal,
  io: Io,
): Promise<HttpReply> {
  try {
    const content = contentOf(form, json);
    // A redirect is not followed: the credentials and the form must not go anywhere else, and it leaves open what
    // Twilio did.
    const response = await io.fetch(url, {
      method,
      signal,
      headers: {
        authorization,
        accept: 'application/json',
        ...(content === null ? {} : { 'content-type': content.type }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      ...(content === null ? {} : { body: content.body }),
    });
    const text = await response.text();
    const body = bodyIn(text, response.status);
    if (!response.ok) return fail(errorOf(response, body, io.now()));
    return { ok: true, value: body, answeredAt: dateOf(response) ?? io.now() };
  } catch {
    // Resets, timeouts and truncated bodies look the same here.
    return fail(UNCLEAR);
  }
}

/** Parses a body; throws if it is not JSON. A 429 may come from a proxy in front of Twilio, which answers in HTML. */
function bodyIn(text: string, status: number): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (status === 429) return null;
    throw error;
  }
}

function dateOf({ headers }: HttpAnswer): number | null {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? null : date;
}

function contentOf(form: Call['form'], json: unknown): { readonly type: string; readonly body: string } | null {
  if (json !== undefined) return { type: 'application/json', body: JSON.stringify(json) };
  if (form === undefined) return null;
  const fields = Object.entries(form).flatMap(([key, value]) =>
    [value].flat().map((item) => [key, item] as [string, string]),
  );
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

function errorOf(response: HttpAnswer, body: unknown, now: number): TwilioError {
  const trace = { twilioCode: codeIn(body), requestId: response.headers.get('twilio-request-id') };
  if (response.status === 429) {
    return { kind: 'overloaded', retryAfterMs: retryAfterMs(response.headers.get('retry-after'), now), ...trace };
  }
  if (response.status >= 400 && response.status < 500) return { kind: 'refused', status: response.status, ...trace };
  return { kind: 'unclear', ...trace };
}

/** Returns the pause of a Retry-After header in ms. It is bounded, because Flex waits for it, too. */
const retryAfterMs = (header: string | null, now: number): number =>
  Math.min(Math.max(pauseIn(header, now) ?? DEFAULT_RETRY_AFTER_MS, MIN_RETRY_AFTER_MS), MAX_RETRY_AFTER_MS);

function codeIn(body: unknown): number | null {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return typeof code === 'number' ? code : null;
}

/** Returns whether Twilio answered 404. */
export const isAbsent = (error: TwilioError) => error.kind === 'refused' && error.status === 404;

/** Turns a 404 into the value null. */
export const nullIfAbsent = <T>(reply: Reply<T>): Reply<T | null> =>
  !reply.ok && isAbsent(reply.failure) ? ok(null) : reply;
