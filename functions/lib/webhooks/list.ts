/** One page of the account's webhooks, and what this person may do in the console. */
import { fail, ok } from '../../../src/contract/result';
import { WEBHOOK_TYPES } from '../../../src/contract/webhooks';
import { mayChange, notForAgents } from '../endpoint/rights';
import { failureOf } from '../endpoint/twilio-failure';
import { addressesFor, mayTypeUrl } from '../settings/destinations';
import { rowOf } from './summary';

export const list = notForAgents<'list'>(async (service, { type, page }) => {
  const { actor, flex, instance, settings } = service;
  const instanceSid = await instance();
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  const listed = await flex.listWebhooks(instanceSid.value, type, page);
  if (!listed.ok) return fail(failureOf(listed.failure));
  return ok({
    webhooks: listed.value.webhooks.map((webhook) => rowOf(webhook, service)),
    next: listed.value.isLast ? null : page + 1,
    canCreate: settings.isSwitchedOff ? [] : WEBHOOK_TYPES.filter((candidate) => mayChange(actor, candidate)),
    destinations: addressesFor(settings.destinations, actor.role),
    canUseUrl: mayTypeUrl(actor, settings),
    isSwitchedOff: settings.isSwitchedOff,
  });
});
