/** The answer to somebody who was not the first: what is there now. */
import type { Subject } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import type { OperationContext } from '../endpoint/context';
import { readAccess } from './access';
import { bindingFor, readCurrentBinding } from './binding';

export async function conflict(context: OperationContext, subject: Subject): Promise<Result<never, Failure>> {
  const now = await readAccess(context, subject);
  if (!now.ok) return now;
  const bound = await readCurrentBinding(context, subject.interactionSid, now.value);
  return bound.ok ? fail({ code: 'conflict', binding: bindingFor(bound.value, now.value.record, context) }) : bound;
}
