/** Calls the functions over HTTP. */
import * as v from 'valibot';
import { envelope, formFields } from '../contract/encoding';
import { ENDPOINTS, type Endpoint, type Request } from '../contract/endpoints';
import { attempt, fail, ok, type Result } from '../contract/result';
import { CONTRACT_VERSION } from '../contract/version';
import { type Backend, type BackendResult, backendFrom, type RequestFailure } from './backend';
import { failureReport } from './failureReport';

/** The parts of a response that are read. */
type HttpAnswer = Pick<Response, 'status' | 'text'>;

export interface HttpBackendOptions {
  /** The functions' address; undefined when the plugin was built without one. */
  readonly baseUrl: string | undefined;
  /** Called for each request, because Flex renews the token. May throw. */
  readonly token: () => string;
  readonly send: (url: string, init: RequestInit) => Promise<HttpAnswer>;
  /** Whether the browser has a network, as far as it knows. */
  readonly isOnline: () => boolean;
  /** Called once for each failure that an administrator must act on. */
  readonly report: (message: string) => void;
}

/** Twilio Functions end after ten seconds, so no answer comes later. */
export const TIMEOUT_MS = 10_000;

/** Creates a backend that posts forms with the Flex token inside: without custom headers there is no CORS preflight. */
export function httpBackend({ baseUrl, token, send, isOnline, report }: HttpBackendOptions): Backend {
  async function post<E extends Endpoint>(endpoint: E, request: Request<E>): Promise<BackendResult<E>> {
    const { path, answer } = ENDPOINTS[endpoint];
    const url = baseUrl ? attempt(() => new URL(path, baseUrl).href, null) : null;
    if (url === null) return fail({ code: 'not-configured' });
    const Token = attempt(token, '');
    if (!Token) return fail({ code: 'unauthenticated' });
    const fields = { ...formFields(request), contract: String(CONTRACT_VERSION), Token };
    const body = new URLSearchParams(fields);
    const received = await receive(
      (signal) => send(url, { method: 'POST', body, signal, redirect: 'error' }),
      isOnline,
    );
    return received.ok ? read(answer, received.value) : received;
  }

  return backendFrom(async (endpoint, request) => {
    const result = await post(endpoint, request);
    const line = result.ok ? null : failureReport(endpoint, result.failure);
    if (line !== null) report(line);
    return result;
  });
}

interface Received {
  readonly status: number;
  readonly text: string;
}

async function receive(
  send: (signal: AbortSignal) => Promise<HttpAnswer>,
  isOnline: () => boolean,
): Promise<Result<Received, RequestFailure>> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), TIMEOUT_MS);
  try {
    const answer = await send(deadline.signal);
    return ok({ status: answer.status, text: await answer.text() });
  } catch {
    if (deadline.signal.aborted) return fail({ code: 'timed-out' });
    return fail({ code: isOnline() ? 'unreachable' : 'offline' });
  } finally {
    clearTimeout(timer);
  }
}

const anyVersion = v.object({ contract: v.number() });

function read<S extends v.GenericSchema>(
  schema: S,
  { status, text }: Received,
): Result<v.InferOutput<S>, RequestFailure> {
  const unreadable = fail<RequestFailure>({ code: 'unreadable-answer', status });
  const json = parseJson(text);
  // Check the version first: an envelope of another version may have any shape.
  const version = v.safeParse(anyVersion, json);
  if (!version.success) return unreadable;
  const { contract } = version.output;
  if (contract !== CONTRACT_VERSION) {
    return fail({ code: 'contract-mismatch', deploy: contract < CONTRACT_VERSION ? 'functions' : 'plugin' });
  }
  const answer = v.safeParse(envelope, json);
  if (!answer.success) return unreadable;
  if (!answer.output.ok) return fail(answer.output.failure);
  const value = v.safeParse(schema, answer.output.value);
  return value.success ? ok(value.output) : unreadable;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
