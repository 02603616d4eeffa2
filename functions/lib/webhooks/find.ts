/** Finds the webhook of a console operation, and checks whether the person may change it. */
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import type { OperationContext } from '../endpoint/context';
import { mayChange } from '../endpoint/rights';
import { failureOf } from '../endpoint/twilio-failure';
import type { Webhook } from '../twilio/flex';
import { summarize } from './summary';

export interface Found {
  readonly instance: InstanceSid;
  /** Null if it does not exist. */
  readonly webhook: Webhook | null;
}

export async function find({ flex, instance }: OperationContext, ttid: Ttid): Promise<Result<Found, Failure>> {
  const instanceSid = await instance();
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  const webhook = await flex.fetchWebhook(instanceSid.value, ttid);
  return webhook.ok ? ok({ instance: instanceSid.value, webhook: webhook.value }) : fail(failureOf(webhook.failure));
}

/**
 * Returns why a person may not change the webhook, or null if they may: `not-permitted`, or `changed` if it is not the
 * version that they saw. A `seenVersion` of null allows any version.
 */
export function objection(context: OperationContext, webhook: Webhook, seenVersion: string | null): Failure | null {
  if (!mayChange(context.actor, webhook.type)) return { code: 'not-permitted' };
  const summary = summarize(webhook, context);
  return seenVersion === null || seenVersion === summary.version ? null : { code: 'changed', webhook: summary };
}
