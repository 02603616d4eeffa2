/**
 * Attach and detach as Flex actions, so that other plugins can invoke them, add listeners, or replace them.
 *
 * By Flex's convention a failed action rejects, and no `after…` listener runs. Elsewhere, a failure is a value.
 * docs/actions.md describes the actions for others.
 */
import * as v from 'valibot';
import type { BackendResult, InteractionBackend, RequestFailure } from '../backend/backend';
import { type Answer, ENDPOINTS, type Request } from '../contract/endpoints';
import { attempt, fail, ok, type Result } from '../contract/result';
import type { InteractionSid } from '../contract/sids';
import { ActionFailed, failureOf } from './actionFailed';
import type { FlexUi } from './host';
import { attachIntent, detachIntent, type Intent, type IntentOptions } from './intent';
import { type OneAtATime, oneAtATimeFor } from './oneAtATime';
import { withSubject } from './target';

/** The action names, as in `beforeInteractionWebhooksAttach`. */
export const ATTACH_ACTION = 'InteractionWebhooksAttach';
export const DETACH_ACTION = 'InteractionWebhooksDetach';

/** The time, in ms, in which other plugins' `before…` listeners and replacements must let an action begin. */
export const PATIENCE_MS = 60_000;

/** The time, in ms, that `after…` listeners and replacements have after the functions have answered. */
export const GRACE_MS = 3_000;

export interface ActionOptions extends Omit<IntentOptions, 'status'> {
  readonly actions: Pick<FlexUi['Actions'], 'registerAction' | 'invokeAction'>;
  readonly backend: InteractionBackend;
  /** Called when an action that another plugin has invoked may have changed the interaction. */
  readonly onChangeByOthers: (interaction: InteractionSid) => void;
}

/** Registers the actions, and returns a backend that attaches and detaches through them. It never rejects. */
export function throughActions(options: ActionOptions): InteractionBackend {
  const { backend } = options;
  const oneAtATime = oneAtATimeFor<InteractionSid>();
  const reading = { ...options, status: backend.status };
  return {
    status: backend.status,
    changeDestinations: backend.changeDestinations,
    sendAgain: backend.sendAgain,
    attach: throughAction<'attach'>(options, oneAtATime, {
      name: ATTACH_ACTION,
      intent: (payload) => attachIntent(payload, reading),
      answer: ENDPOINTS.attach.answer,
      send: backend.attach,
    }),
    detach: throughAction<'detach'>(options, oneAtATime, {
      name: DETACH_ACTION,
      intent: (payload) => detachIntent(payload, reading),
      answer: ENDPOINTS.detach.answer,
      send: backend.detach,
    }),
  };
}

type ActionEndpoint = 'attach' | 'detach';

interface Action<E extends ActionEndpoint> {
  readonly name: string;
  readonly intent: (payload: unknown) => Result<Intent<E>, RequestFailure>;
  readonly answer: v.GenericSchema<unknown, Answer<E>>;
  readonly send: (request: Request<E>) => Promise<BackendResult<E>>;
}

function throughAction<E extends ActionEndpoint>(
  { actions, pause, findTask, onChangeByOthers }: ActionOptions,
  oneAtATime: OneAtATime<InteractionSid>,
  { name, intent, answer, send }: Action<E>,
) {
  /** Called when the request of an operation of this panel begins, by operation ID. */
  const waiting = new Map<string, (request: Promise<BackendResult<E>>) => void>();
  /** Operations whose failure is already on the screen, so they must not begin any more. */
  const abandoned = new Set<string>();

  actions.registerAction(
    name,
    async (payload: unknown) => {
      const outcome = await run(payload);
      if (!outcome.ok) throw new ActionFailed(outcome.failure);
      // Flex gives listeners the payload only.
      attempt(() => Reflect.set(Object(payload), 'answer', outcome.value), false);
      return outcome.value;
    },
    (payload: unknown) => withSubject(payload, findTask),
  );

  async function run(payload: unknown): Promise<BackendResult<E>> {
    const read = intent(payload);
    if (!read.ok) return read;
    const { interactionSid, request } = read.value;
    return oneAtATime(interactionSid, async () => {
      const complete = await request();
      return complete.ok ? begin(complete.value) : complete;
    });
  }

  async function begin(request: Request<E>): Promise<BackendResult<E>> {
    const { operationId, interactionSid } = request;
    if (abandoned.has(operationId)) return STOPPED;
    const sending = send(request);
    const wait = waiting.get(operationId);
    wait?.(sending);
    const outcome = await sending;
    if (wait === undefined) onChangeByOthers(interactionSid);
    return outcome;
  }

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

const STOPPED = fail<RequestFailure>({ code: 'stopped' });
const NO_RESULT = fail<RequestFailure>({ code: 'no-result' });

/** Whether a failure does not say what became of the request to the functions. */
const isVague = ({ code }: RequestFailure) => code === 'stopped' || code === 'no-result';
