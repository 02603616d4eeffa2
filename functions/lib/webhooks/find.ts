/** Finds the webhook of a console operation, and checks whether the person may change it. */
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import { ourNameOf } from '../attachment/friendly-name';
import { mayTakeAway, mayTakeAwayByRole } from '../attachment/take-away';
import type { OperationContext } from '../endpoint/context';
import { mayChange } from '../endpoint/rights';
import { failureOf } from '../endpoint/twilio-failure';
import type { StoredWebhook } from '../twilio/flex';
import { rowOf } from './summary';

export interface Found {
  readonly instance: InstanceSid;
  /** Null if it does not exist. */
  readonly webhook: StoredWebhook | null;
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
export async function objection(
  context: OperationContext,
  webhook: StoredWebhook,
  seenVersion: string | null,
): Promise<Failure | null> {
  const { actor } = context;
  const refusal = mayChange(actor, webhook.type) ? await takeAwayObjection(context, webhook) : NOT_PERMITTED;
  if (refusal !== null) return refusal;
  const row = rowOf(webhook, context);
  return seenVersion === null || seenVersion === row.version ? null : { code: 'changed', webhook: row };
}

const NOT_PERMITTED: Failure = { code: 'not-permitted' };

/** Reads the record only if the person's role does not give them the right. */
async function takeAwayObjection(
  { actor, records, settings }: OperationContext,
  webhook: StoredWebhook,
): Promise<Failure | null> {
  if (webhook.type === 'unreadable') return null;
  if (mayTakeAwayByRole(actor, webhook, settings)) return null;
  const name = ourNameOf(webhook);
  if (name === null) return NOT_PERMITTED;
  const record = await records.read(name.interaction);
  if (!record.ok) return failureOf(record.failure);
  return mayTakeAway(actor, webhook, record.value, settings) ? null : NOT_PERMITTED;
}
