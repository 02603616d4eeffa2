/**
 * Attach and detach as Flex actions, so that other plugins can add listeners or replace them.
 *
 * By Flex's convention a failed action rejects, and no `after…` listener runs. Outside of this file, a failure is a
 * value.
 */
import * as v from 'valibot';
import type { BackendResult, InteractionBackend, RequestFailure } from '../backend/backend';
import type { Pause } from '../console/retry';
import { type Answer, ENDPOINTS, type Request } from '../contract/endpoints';
import { attempt, fail, ok } from '../contract/result';
import type { FlexUi } from './host';
import { attachPayload, detachPayload } from './payloads';

/** The action names, as in `beforeInteractionWebhooksAttach`. `payloads.ts` describes the payloads. */
export const ATTACH_ACTION = 'InteractionWebhooksAttach';
export const DETACH_ACTION = 'InteractionWebhooksDetach';

/** The time, in ms, in which other plugins' `before…` listeners and replacements must let an action begin. */
export const PATIENCE_MS = 60_000;

/** The time, in ms, that `after…` listeners and replacements have after the functions have answered. */
export const GRACE_MS = 3_000;

type Actions = Pick<FlexUi['Actions'], 'registerAction' | 'invokeAction'>;
type ActionEndpoint = 'attach' | 'detach';

/** Registers the actions, and returns a backend that attaches and detaches through them. It never rejects. */
export function throughActions(actions: Actions, backend: InteractionBackend, pause: Pause): InteractionBackend {
  return {
    status: backend.status,
    changeDestinations: backend.changeDestinations,
    sendAgain: backend.sendAgain,
    attach: throughAction<'attach'>(actions, pause, {
      name: ATTACH_ACTION,
      payload: attachPayload,
      answer: ENDPOINTS.attach.answer,
      send: backend.attach,
    }),
    detach: throughAction<'detach'>(actions, pause, {
      name: DETACH_ACTION,
      payload: detachPayload,
      answer: ENDPOINTS.detach.answer,
      send: backend.detach,
    }),
  };
}

interface Action<E extends ActionEndpoint> {
  readonly name: string;
  readonly payload: v.GenericSchema<unknown, Request<E>>;
  readonly answer: v.GenericSchema<unknown, Answer<E>>;
  readonly send: (request: Request<E>) => Promise<BackendResult<E>>;
}

function throughAction<E extends ActionEndpoint>(
  actions: Actions,
  pause: Pause,
  { name, payload, answer, send }: Action<E>,
) {
  /** Called when the request of an operation of this panel begins, by operation ID. */
  const waiting = new Map<string, (request: Promise<BackendResult<E>>) => void>();
  /** Operations whose failure is already on the screen, so they must not begin any more. */
  const abandoned = new Set<string>();

  actions.registerAction(name, async (given: unknown) => {
    const request = readPayload(payload, given);
    const { operationId } = request;
    if (abandoned.has(operationId)) throw new ActionFailed({ code: 'stopped' });
    const sending = send(request);
    waiting.get(operationId)?.(sending);
    const outcome = await sending;
    if (outcome.ok) return outcome.value;
    throw new ActionFailed(outcome.failure);
  });

  async function invoke(request: Request<E>): Promise<BackendResult<E>> {
    try {
      const read = v.safeParse(answer, await actions.invokeAction(name, { ...request }));
      return read.success ? ok(read.output) : NO_RESULT;
    } catch (error) {
      return fail(failureOf(error));
    }
  }

  return async (request: Request<E>): Promise<BackendResult<E>> => {
    const { operationId } = request;
    const settled = new AbortController();
    let sending: Promise<BackendResult<E>> | null = null;
    const answered = new Promise<void>((resolve) => {
      waiting.set(operationId, (begun) => {
        sending = begun;
        void begun.then(() => resolve());
      });
    });
    const outcome = await Promise.race([
      invoke(request),
      pause(PATIENCE_MS, settled.signal).then(() => NO_RESULT),
      answered.then(() => pause(GRACE_MS, settled.signal)).then(() => NO_RESULT),
    ]);
    settled.abort();
    waiting.delete(operationId);
    if (outcome.ok || !isVague(outcome.failure)) return outcome;
    // Another plugin hides the functions' answer.
    if (sending !== null) return sending;
    abandoned.add(operationId);
    return outcome;
  };
}

const NO_RESULT = fail<RequestFailure>({ code: 'no-result' });

/** Whether a failure does not say what became of the request to the functions. */
const isVague = ({ code }: RequestFailure) => code === 'stopped' || code === 'no-result';

/** The error of a failed action, for the caller. */
export class ActionFailed extends Error {
  override readonly name = 'InteractionWebhooksActionFailed';

  constructor(readonly failure: RequestFailure) {
    super(failure.code === 'bad-request' ? `${failure.code}: ${failure.field}` : failure.code);
    // The plugin builder may compile classes to ES5, where a subclass of Error loses its prototype.
    Object.setPrototypeOf(this, ActionFailed.prototype);
  }
}

function readPayload<S extends v.GenericSchema>(schema: S, payload: unknown): v.InferOutput<S> {
  const read = attempt(() => v.safeParse(schema, payload), null);
  if (read?.success) return read.output;
  const field = read?.issues[0].path?.[0]?.key ?? 'payload';
  throw new ActionFailed({ code: 'bad-request', field: String(field) });
}

/** Flex wraps the errors that actions throw. */
const wrapped = v.object({ content: v.object({ wrappedError: v.instance(ActionFailed) }) });

function failureOf(error: unknown): RequestFailure {
  if (error instanceof ActionFailed) return error.failure;
  const flexError = attempt(() => v.safeParse(wrapped, error), null);
  return flexError?.success ? flexError.output.content.wrappedError.failure : { code: 'stopped' };
}
