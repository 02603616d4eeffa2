/** Lists pages of the account's webhooks, and says what the person may do in the console. */
import type { PageCursor } from '../../../src/contract/paging';
import { fail, ok } from '../../../src/contract/result';
import { WEBHOOK_TYPES } from '../../../src/contract/webhooks';
import type { Operation } from '../endpoint/context';
import { mayChange } from '../endpoint/rights';
import { failureOf } from '../endpoint/twilio-failure';
import { addressesFor, mayEnterUrl } from '../settings/destinations';
import { readPages } from './read-pages';
import { rowOf } from './summary';

export const list: Operation<'list'> = async (context, { type, from }) => {
  const { actor, deadline, flex, instance, settings } = context;
  const instanceSid = await instance();
  if (!instanceSid.ok) return fail(failureOf(instanceSid.failure));
  const readPage = async (cursor: PageCursor | null) => {
    const page = await flex.listWebhooks(instanceSid.value, type, cursor);
    if (!page.ok) return page;
    const { webhooks, next } = page.value;
    return ok({ webhooks: webhooks.map((webhook) => webhook && rowOf(webhook, context)), next });
  };
  const listed = await readPages(readPage, from, deadline);
  if (!listed.ok) return fail(failureOf(listed.failure));
  return ok({
    webhooks: [...listed.value.webhooks],
    next: listed.value.next,
    canCreate: settings.isSwitchedOff ? [] : WEBHOOK_TYPES.filter((candidate) => mayChange(actor, candidate)),
    destinations: addressesFor(settings.destinations, actor.role),
    canUseUrl: mayEnterUrl(actor.role, settings),
    isSwitchedOff: settings.isSwitchedOff,
  });
};
