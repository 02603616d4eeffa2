/**
 * Attach and detach as Flex actions, so that other plugins can hook in before and after, or replace them.
 *
 * Flex's convention is that an action that fails rejects: then no `after…` listener hears of it. Outside of this
 * file a failure stays a value.
 */
import * as Flex from '@twilio/flex-ui';
import type { BackendResult, InteractionBackend, RequestFailure } from '../backend/backend';
import type { Endpoint } from '../contract/endpoints';
import { fail, ok } from '../contract/result';

/** The names to hook into, as in `beforeInteractionWebhooksAttach`. The payload is the contract's request. */
export const ATTACH_ACTION = 'InteractionWebhooksAttach';
export const DETACH_ACTION = 'InteractionWebhooksDetach';

type Actions = Pick<typeof Flex.Actions, 'registerAction' | 'invokeAction'>;

/** The backend, with attach and detach going through Flex's actions. */
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
  constructor(readonly trouble: RequestFailure) {
    super(trouble.code);
    // The plugin builder may compile classes down, and a compiled subclass of Error forgets what it is.
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
    // Flex wraps what an action throws.
    const cause = error instanceof Flex.FlexError ? error.content.wrappedError : error;
    return fail<RequestFailure>(cause instanceof ActionFailed ? cause.trouble : { code: 'stopped' });
  }
}
