/** The functions over HTTP. */
import * as v from 'valibot';
import { envelope, formFields } from '../contract/encoding';
import { CONTRACT_VERSION, ENDPOINTS } from '../contract/endpoints';
import { fail, ok, type Result } from '../contract/result';
import type { Backend, ConsoleBackend, FinishBackend, RequestFailure } from './backend';

/** As much of an answer as is read. */
type HttpAnswer = Pick<Response, 'status' | 'text'>;

export interface HttpBackendOptions {
  /** The functions' address; undefined when the plugin was built without one. */
  readonly baseUrl: string | undefined;
  /** Read at each call, because Flex renews it. */
  readonly token: () => string;
  readonly send: (url: string, init: RequestInit) => Promise<HttpAnswer>;
}

/** The platform ends a function after ten seconds: nothing comes later. */
export const TIMEOUT_MS = 10_000;

interface Exchange<A> {
  readonly path: string;
  readonly answer: v.GenericSchema<unknown, A>;
}

/** A backend that posts forms with the Flex token inside: without custom headers there is no CORS preflight. */
export function httpBackend({ baseUrl, token, send }: HttpBackendOptions): Backend & ConsoleBackend & FinishBackend {
  async function post<A>(
    { path, answer }: Exchange<A>,
    fields: Record<string, string>,
  ): Promise<Result<A, RequestFailure>> {
    if (!baseUrl) return fail({ code: 'not-configured' });
    const body = new URLSearchParams({ ...fields, contract: String(CONTRACT_VERSION), Token: token() });
    const received = await receive((signal) => send(new URL(path, baseUrl).href, { method: 'POST', body, signal }));
    return received.ok ? read(answer, received.value) : received;
  }

  return {
    status: (request) => post(ENDPOINTS.status, formFields<'status'>(request)),
    attach: (request) => post(ENDPOINTS.attach, formFields<'attach'>(request)),
    detach: (request) => post(ENDPOINTS.detach, formFields<'detach'>(request)),
    finish: (request) => post(ENDPOINTS.finish, formFields<'finish'>(request)),
    list: (request) => post(ENDPOINTS.list, formFields<'list'>(request)),
    resolve: (request) => post(ENDPOINTS.resolve, formFields<'resolve'>(request)),
    fetch: (request) => post(ENDPOINTS.fetch, formFields<'fetch'>(request)),
    create: (request) => post(ENDPOINTS.create, formFields<'create'>(request)),
    update: (request) => post(ENDPOINTS.update, formFields<'update'>(request)),
    remove: (request) => post(ENDPOINTS.remove, formFields<'remove'>(request)),
    sweep: (request) => post(ENDPOINTS.sweep, formFields<'sweep'>(request)),
    audit: (request) => post(ENDPOINTS.audit, formFields<'audit'>(request)),
  };
}

interface Received {
  readonly status: number;
  readonly text: string;
}

async function receive(send: (signal: AbortSignal) => Promise<HttpAnswer>): Promise<Result<Received, RequestFailure>> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), TIMEOUT_MS);
  try {
    const answer = await send(deadline.signal);
    return ok({ status: answer.status, text: await answer.text() });
  } catch {
    return fail({ code: deadline.signal.aborted ? 'timed-out' : 'unreachable' });
  } finally {
    clearTimeout(timer);
  }
}

const anyVersion = v.object({ contract: v.number() });

function read<A>(schema: v.GenericSchema<unknown, A>, { status, text }: Received): Result<A, RequestFailure> {
  const unreadable = fail<RequestFailure>({ code: 'unreadable-answer', status });
  const json = parseJson(text);
  // The version first: an envelope of another version may look like anything else.
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
