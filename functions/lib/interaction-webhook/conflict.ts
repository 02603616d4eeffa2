/** Answers a request that lost against another one. */
import type { Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import type { OperationContext } from '../endpoint/context';
import { readAccess } from './access';
import { bindingFor, readCurrentBinding } from './binding';

/** Reads the current binding, and returns it as a `conflict`. */
export async function conflict(context: OperationContext, subject: Subject): Promise<Result<never, Failure>> {
  const access = await readAccess(context, subject);
  if (!access.ok) return access;
  const bound = await readCurrentBinding(context, subject.interactionSid, access.value);
  return bound.ok ? fail({ code: 'conflict', binding: bindingFor(bound.value, access.value.record, context) }) : bound;
}
