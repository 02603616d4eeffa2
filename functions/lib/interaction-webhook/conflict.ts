/** Answers a request that lost against another one. */
import type { Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import type { OperationContext } from '../endpoint/context';
import { bindingFor } from './binding';
import { readState } from './state';

/** Reads the current binding, and returns it as a `conflict`. */
export async function conflict(context: OperationContext, subject: Subject): Promise<Result<never, Failure>> {
  const state = await readState(context, subject);
  if (!state.ok) return state;
  const { bound, record } = state.value;
  return fail({ code: 'conflict', binding: bindingFor(bound, record, context) });
}
