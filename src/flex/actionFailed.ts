/** The error with which a failed action rejects. Outside of Flex's actions, a failure is a value. */
import * as v from 'valibot';
import type { RequestFailure } from '../backend/backend';
import { attempt } from '../contract/result';

export class ActionFailed extends Error {
  override readonly name = 'InteractionWebhooksActionFailed';

  constructor(readonly failure: RequestFailure) {
    super(failure.code === 'bad-request' ? `${failure.code}: ${failure.field}` : failure.code);
    // The plugin builder may compile classes to ES5, where a subclass of Error loses its prototype.
    Object.setPrototypeOf(this, ActionFailed.prototype);
  }
}

/** Flex wraps the errors that actions throw. */
const wrapped = v.object({ content: v.object({ wrappedError: v.instance(ActionFailed) }) });

/** Returns why an action failed. An error that is not of this plugin means that another one has stopped it. */
export function failureOf(error: unknown): RequestFailure {
  if (error instanceof ActionFailed) return error.failure;
  const flexError = attempt(() => v.safeParse(wrapped, error), null);
  return flexError?.success ? flexError.output.content.wrappedError.failure : { code: 'stopped' };
}
