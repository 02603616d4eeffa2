/** A request that changes which webhook is attached. */
import type { Request } from '../../../src/contract/endpoints';
import type { Harness } from '../../fixtures/harness';
import type { FaultPlan } from './fault-plan';
import { type InvocationResult, invoke } from './invocation';

export type Submission =
  | { readonly name: 'attach'; readonly request: Request<'attach'> }
  | { readonly name: 'detach'; readonly request: Request<'detach'> };

/**
 * Submits for a user, with faults as planned, and on request with another spelling of all identifiers. The caller has
 * to run the harness's clock.
 */
export const submit = (
  harness: Harness,
  identity: string,
  submission: Submission,
  plan: FaultPlan,
  isRespelled: boolean,
): Promise<InvocationResult> =>
  submission.name === 'attach'
    ? invoke(harness, identity, 'attach', submission.request, plan, isRespelled)
    : invoke(harness, identity, 'detach', submission.request, plan, isRespelled);
