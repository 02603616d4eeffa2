import { type BackendResult, backendFrom } from '../backend/backend';
import { ENDPOINTS, type Endpoint, type Request } from '../contract/endpoints';
import { ok } from '../contract/result';
import type { Status } from '../interaction/entry';

/** A request that waits until the test answers it. */
export interface Call<E extends Endpoint> {
  readonly request: Request<E>;
  readonly answer: (result: BackendResult<E>) => void;
}

type Calls = { readonly [E in Endpoint]: Call<E>[] };

/** Creates a backend that the test answers, in the order of its choice. */
export function manualBackend() {
  const calls = Object.fromEntries(Object.keys(ENDPOINTS).map((name): [string, unknown[]] => [name, []])) as Calls;

  function last<E extends Endpoint>(endpoint: E): Call<E> {
    const all: readonly Call<E>[] = calls[endpoint];
    const call = all[all.length - 1];
    if (call === undefined) throw new Error(`${endpoint} was not called.`);
    return call;
  }

  return {
    ...backendFrom((endpoint, request) => new Promise((answer) => void calls[endpoint].push({ request, answer }))),
    calls,
    /** Returns the latest call of an endpoint. */
    last,
    /** Answers the latest status request. */
    answerStatus: (status: Status) => last('status').answer(ok(status)),
  };
}
