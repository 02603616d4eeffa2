/** Finds the webhook that an operation of the console is about. */
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
  /** Null when there is none. */
  readonly webhook: Webhook | null;
}

/** The webhook as it is now. */
export async function find({ flex, instance }: OperationContext, ttid: Ttid): Promise<Result<Found, Failure>> {
  const instanceSid = await instance();
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  const webhook = await flex.fetchWebhook(instanceSid.value, ttid);
  return webhook.ok ? ok({ instance: instanceSid.value, webhook: webhook.value }) : fail(failureOf(webhook.failure));
}

/** Why somebody may not change this webhook, or not as they saw it; null when they may. */
export function objection(context: OperationContext, webhook: Webhook, seenVersion: string | null): Failure | null {
  if (!mayChange(context.actor, webhook.type)) return { code: 'not-permitted' };
  const row = summarize(webhook, context);
  return seenVersion === null || seenVersion === row.version ? null : { code: 'changed', webhook: row };
}
