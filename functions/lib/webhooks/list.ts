/** Lists one page of the account's webhooks, and says what the person may do in the console. */
import { fail, ok } from '../../../src/contract/result';
import { WEBHOOK_TYPES } from '../../../src/contract/webhooks';
import type { Operation } from '../endpoint/context';
import { mayChange } from '../endpoint/rights';
import { failureOf } from '../endpoint/twilio-failure';
import { addressesFor, mayEnterUrl } from '../settings/destinations';
import { rowOf } from './summary';

export const list: Operation<'list'> = async (context, { type, from }) => {
  const { actor, flex, instance, settings } = context;
  const instanceSid = await instance();
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  const listed = await flex.listWebhooks(instanceSid.value, type, from);
  if (!listed.ok) return fail(failureOf(listed.failure));
  return ok({
    webhooks: listed.value.webhooks.map((webhook) => webhook && rowOf(webhook, context)),
    next: listed.value.next,
    canCreate: settings.isSwitchedOff ? [] : WEBHOOK_TYPES.filter((candidate) => mayChange(actor, candidate)),
    destinations: addressesFor(settings.destinations, actor.role),
    canUseUrl: mayEnterUrl(actor.role, settings),
    isSwitchedOff: settings.isSwitchedOff,
  });
};
