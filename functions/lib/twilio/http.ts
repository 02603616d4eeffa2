/**
 * One HTTP exchange with Twilio: form in, JSON out, every failure a value, repeated where repeating is safe.
 *
 * `fetch` rather than the helper library: the library takes longer to load than both calls of an attach, does not know
 * the webhook endpoint, ignores Retry-After, and waits up to 30 s where the function may live for 10.
 */
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Deadline } from './deadline';
import type { HttpAnswer, Io } from './io';

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  /** Form fields; a list repeats its key. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** A JSON body, for the one API that takes no form. */
  readonly json?: unknown;
  /** Twilio Sync's revision, for If-Match. */
  readonly ifMatch?: string;
  /** Whether a POST may be sent again when nobody knows what became of it. Reading and deleting always may. */
  readonly idempotent?: true;
}

interface Trace {
  /** Twilio's error code, such as 20404, if it gave one. */
  readonly twilioCode: number | null;
  readonly requestId: string | null;
}

/** Why there is no answer to work with. */
export type TwilioError =
  /** Twilio answered with a 4xx: the request had no effect and would not have one if repeated. */
  | ({ readonly kind: 'refused'; readonly status: number } & Trace)
  /** Twilio answered 429: the request was never processed. */
  | ({ readonly kind: 'overloaded'; readonly retryAfterMs: number } & Trace)
  /** A 5xx, a time-out, a reset or an unreadable answer: the request may have taken effect. */
  | ({ readonly kind: 'unclear' } & Trace);

export type Reply<T> = Result<T, TwilioError>;

/** Sends one request; the value is the parsed JSON body, or null when there is none. */
export type TwilioHttp = (call: Call) => Promise<Reply<unknown>>;

export interface Credentials {
  readonly accountSid: string;
  readonly authToken: string;
}

/** How often a request is sent that does no harm when repeated, unless whoever makes the client says otherwise. */
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;
const DEFAULT_RETRY_AFTER_MS = 1_000;

/** Nobody knows what became of it, and there is nothing to trace it by. */
export const UNCLEAR: TwilioError = { kind: 'unclear', twilioCode: null, requestId: null };

/** `attempts`: how often a request is sent at most, while there is time. */
export function twilioHttp(credentials: Credentials, deadline: Deadline, io: Io, attempts = ATTEMPTS): TwilioHttp {
  const authorization = `Basic ${Buffer.from(`${credentials.accountSid}:${credentials.authToken}`).toString('base64')}`;

  return async (call) => {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await exchange(call, authorization, deadline.callBudget(), io);
      if (reply.ok || attempt === attempts) return reply;
      const pause = pauseBefore(reply.failure, call, attempt, io);
      if (pause === null || pause >= deadline.remaining()) return reply;
      await io.sleep(pause);
    }
  };
}

/** How long to wait before the same request again, or null when it must not be sent again. */
function pauseBefore(
  trouble: TwilioError,
  { method, idempotent }: Call,
  attempt: number,
  { random }: Io,
): number | null {
  if (trouble.kind === 'refused') return null;
  if (trouble.kind === 'overloaded') return trouble.retryAfterMs;
  // Full jitter: callers who failed together do not come back together.
  return method !== 'POST' || idempotent === true ? random() * FIRST_PAUSE_MS * 2 ** attempt : null;
}

async function exchange(call: Call, authorization: string, budget: number, io: Io): Promise<Reply<unknown>> {
  if (budget <= 0) return fail(UNCLEAR);
  const finished = new AbortController();
  const timedOut = io.sleep(budget, finished.signal).then(() => {
    finished.abort();
    return fail(UNCLEAR);
  });
  try {
    return await Promise.race([send(call, authorization, finished.signal, io), timedOut]);
  } finally {
    finished.abort();
  }
}

async function send(
  { method, url, form, json, ifMatch }: Call,
  authorization: string,
  signal: AbortSignal,
  io: Io,
): Promise<Reply<unknown>> {
  try {
    const response = await io.fetch(url, {
      method,
      signal,
      headers: {
        authorization,
        accept: 'application/json',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      ...(form === undefined ? {} : { body: encodeForm(form) }),
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    return response.ok ? ok(body) : fail(troubleOf(response, body, io.now()));
  } catch {
    // Resets, time-outs and cut-off bodies all look alike from here.
    return fail(UNCLEAR);
  }
}

function encodeForm(form: NonNullable<Call['form']>): URLSearchParams {
  const fields = Object.entries(form).flatMap(([key, value]) =>
    [value].flat().map((item) => [key, item] as [string, string]),
  );
  return new URLSearchParams(fields);
}

function troubleOf(response: HttpAnswer, body: unknown, now: number): TwilioError {
  const trace = { twilioCode: codeIn(body), requestId: response.headers.get('twilio-request-id') };
  if (response.status === 429) {
    return { kind: 'overloaded', retryAfterMs: retryAfterMs(response.headers.get('retry-after'), now), ...trace };
  }
  if (response.status >= 400 && response.status < 500) return { kind: 'refused', status: response.status, ...trace };
  return { kind: 'unclear', ...trace };
}

/** Seconds or a date, as RFC 9110 has it. */
function retryAfterMs(header: string | null, now: number): number {
  if (header === null) return DEFAULT_RETRY_AFTER_MS;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return ms >= 0 ? ms : DEFAULT_RETRY_AFTER_MS;
}

function codeIn(body: unknown): number | null {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return typeof code === 'number' ? code : null;
}

/** A reply in which "not there" is an answer like any other: null. */
export const nullIfAbsent = <T>(reply: Reply<T>): Reply<T | null> =>
  !reply.ok && reply.failure.kind === 'refused' && reply.failure.status === 404 ? ok(null) : reply;
