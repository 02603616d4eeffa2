/** The answer to somebody who was not the first: what is there now. */
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import type { Service } from '../endpoint/context';
import { readSituation } from './access';
import type { Subject } from './authorize';
import { bindingFor, readBound } from './current-binding';

export async function conflict(service: Service, subject: Subject): Promise<Result<never, Failure>> {
  const now = await readSituation(service, subject);
  if (!now.ok) return now;
  const bound = await readBound(service, subject.interactionSid, now.value);
  return bound.ok ? fail({ code: 'conflict', binding: bindingFor(bound.value, now.value.record, service) }) : bound;
}
