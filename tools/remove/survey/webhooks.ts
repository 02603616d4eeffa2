/** Reads the account's webhooks, and the detaches that were cut off. */
import * as v from 'valibot';
import { ourNameOf } from '../../../functions/lib/attachment/friendly-name';
import { isInspectorUrl } from '../../../functions/lib/attachment/inspector';
import { waitingAt } from '../../../functions/lib/attachment/waiting';
import { MAPS } from '../../../functions/lib/twilio/collections';
import { flexApi, type StoredWebhook } from '../../../functions/lib/twilio/flex';
import { records } from '../../../functions/lib/twilio/records';
import { type InstanceSid, type InteractionSid, interactionSid, ttid } from '../../../src/contract/sids';
import { WEBHOOK_TYPES } from '../../../src/contract/webhooks';
import type { Account } from '../account';
import { required } from '../client';
import type { Lists } from '../lists';
import { isUnfinished } from '../unfinished';
import { SYNC } from './sync';

type FoundWebhooks = Pick<Account, 'webhooks' | 'inspectorWebhooks' | 'unreadable'>;

/** @param domains The functions' domains. */
export async function readWebhooks(
  lists: Lists,
  instance: InstanceSid,
  domains: readonly string[],
): Promise<FoundWebhooks> {
  const listed = await listWebhooks(lists, instance);
  // Twilio may list a webhook twice, for example if another one is created at the same time.
  const distinct = new Map(listed.flatMap((webhook) => (webhook === null ? [] : [[webhook.ttid, webhook]])));
  const readable = [...distinct.values()].flatMap((webhook) => (webhook.type === 'unreadable' ? [] : [webhook]));
  const isToInspector = ({ url }: { url: string }) =>
    domains.some((domain) => isInspectorUrl(domain, url) || waitingAt(domain, url) !== null);
  return {
    webhooks: readable.flatMap((webhook) => {
      const name = ourNameOf(webhook);
      return name === null ? [] : [{ webhook, name }];
    }),
    inspectorWebhooks: readable
      .filter((webhook) => ourNameOf(webhook) === null && isToInspector(webhook))
      .map((webhook) => ({ ttid: webhook.ttid, name: webhook.friendlyName })),
    unreadable: listed.filter((webhook) => webhook === null || webhook.type === 'unreadable').length,
  };
}

async function listWebhooks(lists: Lists, instance: InstanceSid): Promise<(StoredWebhook | null)[]> {
  const flex = flexApi(lists.http);
  const listed: (StoredWebhook | null)[] = [];
  for (const type of WEBHOOK_TYPES) {
    const title = `The list of ${type} webhooks`;
    const ofType = await lists.follow(title, async (from) => {
      const { webhooks, next } = required(title, await flex.listWebhooks(instance, type, from));
      return { items: webhooks, next };
    });
    listed.push(...ofType);
  }
  return listed;
}

const displacing = v.object({ displaced: ttid });
/** A record. One that names no displaced webhook cannot be of an unfinished detach. */
const item = v.object({ key: v.string(), data: v.fallback(v.nullable(displacing), null) });

/** Returns the interactions at which a detach was cut off, and those that cannot be read. */
export async function readUnfinishedDetaches(
  lists: Lists,
  instance: InstanceSid,
  recordsServices: readonly string[],
): Promise<InteractionSid[]> {
  const { http } = lists;
  const unfinished = new Set<InteractionSid>();
  for (const recordsService of recordsServices) {
    const url = `${SYNC}/${recordsService}/Maps/${MAPS.records}/Items`;
    const items = await lists.all({ title: 'The list of records', url, key: 'items', item });
    const api = { flex: flexApi(http), records: records(http, recordsService) };
    for (const { key, data } of items) {
      const interaction = v.safeParse(interactionSid, key);
      if (data === null || !interaction.success) continue;
      const found = await isUnfinished(api, instance, interaction.output);
      if (!found.ok || found.value) unfinished.add(interaction.output);
    }
  }
  return [...unfinished];
}
