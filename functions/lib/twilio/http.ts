/**
 * One HTTP exchange with Twilio: form in, JSON out, every failure a value.
 *
 * `fetch` rather than the helper library: the library takes longer to load than both calls of an attach, does not know
 * the webhook endpoint, and waits up to 30 s where the function may live for 10.
 */
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Deadline } from '../deadline';

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  /** Form fields; a list repeats its key. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** A JSON body, for the one API that takes no form. */
  readonly json?: unknown;
  /** Twilio Sync's revision, for If-Match. */
  readonly ifMatch?: string;
}

interface Trace {
  /** Twilio's error code, such as 20404, if it gave one. */
  readonly twilioCode: number | null;
  readonly requestId: string | null;
}

/** Why there is no answer to work with. */
export type Trouble =
  /** Twilio answered with a 4xx: the request had no effect and would not have one if repeated. */
  | ({ readonly kind: 'refused'; readonly status: number } & Trace)
  /** Twilio answered 429: the request was never processed. */
  | ({ readonly kind: 'overloaded'; readonly retryAfterMs: number } & Trace)
  /** A 5xx, a time-out, a reset or an unreadable answer: the request may have taken effect. */
  | ({ readonly kind: 'unclear' } & Trace);

export type Reply<T> = Result<T, Trouble>;

/** Sends one request; the value is the parsed JSON body, or null when there is none. */
export type TwilioHttp = (call: Call) => Promise<Reply<unknown>>;

export interface Credentials {
  readonly accountSid: string;
  readonly authToken: string;
}

const DEFAULT_RETRY_AFTER_MS = 1_000;
const NO_TRACE: Trace = { twilioCode: null, requestId: null };

export function twilioHttp(credentials: Credentials, deadline: Deadline): TwilioHttp {
  const authorization = `Basic ${Buffer.from(`${credentials.accountSid}:${credentials.authToken}`).toString('base64')}`;

  return async ({ method, url, form, json, ifMatch }) => {
    const budget = deadline.callBudget();
    if (budget <= 0) return fail({ kind: 'unclear', ...NO_TRACE });
    try {
      const response = await fetch(url, {
        method,
        headers: {
          authorization,
          accept: 'application/json',
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
        },
        signal: AbortSignal.timeout(budget),
        ...(form === undefined ? {} : { body: encodeForm(form) }),
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      const text = await response.text();
      const body: unknown = text === '' ? null : JSON.parse(text);
      return response.ok ? ok(body) : fail(troubleOf(response, body));
    } catch {
      // Time-outs, resets and cut-off bodies all look alike from here: nobody knows what Twilio did.
      return fail({ kind: 'unclear', ...NO_TRACE });
    }
  };
}

function encodeForm(form: NonNullable<Call['form']>): URLSearchParams {
  const fields = Object.entries(form).flatMap(([key, value]) =>
    [value].flat().map((item) => [key, item] as [string, string]),
  );
  return new URLSearchParams(fields);
}

function troubleOf(response: Response, body: unknown): Trouble {
  const trace = { twilioCode: codeIn(body), requestId: response.headers.get('twilio-request-id') };
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after'));
    return { kind: 'overloaded', retryAfterMs: seconds > 0 ? seconds * 1_000 : DEFAULT_RETRY_AFTER_MS, ...trace };
  }
  if (response.status >= 400 && response.status < 500) return { kind: 'refused', status: response.status, ...trace };
  return { kind: 'unclear', ...trace };
}

function codeIn(body: unknown): number | null {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return typeof code === 'number' ? code : null;
}

/** A reply in which "not there" is an answer like any other: null. */
export const nullIfAbsent = <T>(reply: Reply<T>): Reply<T | null> =>
  !reply.ok && reply.failure.kind === 'refused' && reply.failure.status === 404 ? ok(null) : reply;
