/**
 * Attach and detach as Flex actions, so that other plugins can add listeners or replace them.
 *
 * By Flex's convention a failed action rejects, and no `after…` listener runs. Outside of this file, a failure is a
 * value.
 */
import * as Flex from '@twilio/flex-ui';
import type { BackendResult, InteractionBackend, RequestFailure } from '../backend/backend';
import type { Endpoint } from '../contract/endpoints';
import { fail, ok } from '../contract/result';

/** The action names, as in `beforeInteractionWebhooksAttach`. The payload is the contract's request. */
export const ATTACH_ACTION = 'InteractionWebhooksAttach';
export const DETACH_ACTION = 'InteractionWebhooksDetach';

type Actions = Pick<typeof Flex.Actions, 'registerAction' | 'invokeAction'>;

/** Registers the actions, and returns a backend that attaches and detaches through them. */
export function throughActions(actions: Actions, backend: InteractionBackend): InteractionBackend {
  actions.registerAction(ATTACH_ACTION, async (request) => unwrap(await backend.attach(request)));
  actions.registerAction(DETACH_ACTION, async (request) => unwrap(await backend.detach(request)));
  return {
    status: backend.status,
    attach: (request) => wrap<'attach'>(actions.invokeAction(ATTACH_ACTION, request)),
    detach: (request) => wrap<'detach'>(actions.invokeAction(DETACH_ACTION, request)),
  };
}

class ActionFailed extends Error {
  constructor(readonly failure: RequestFailure) {
    super(failure.code);
    // The plugin builder may compile classes to ES5, where a subclass of Error loses its prototype.
    Object.setPrototypeOf(this, ActionFailed.prototype);
  }
}

function unwrap<E extends Endpoint>(outcome: BackendResult<E>) {
  if (outcome.ok) return outcome.value;
  throw new ActionFailed(outcome.failure);
}

async function wrap<E extends Endpoint>(invocation: Promise<Extract<BackendResult<E>, { ok: true }>['value']>) {
  try {
    return ok(await invocation);
  } catch (error) {
    // Flex wraps the errors that actions throw.
    const cause = error instanceof Flex.FlexError ? error.content.wrappedError : error;
    return fail<RequestFailure>(cause instanceof ActionFailed ? cause.failure : { code: 'stopped' });
  }
}
