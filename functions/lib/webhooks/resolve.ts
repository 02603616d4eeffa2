/** What has become of some webhooks of ours. Each costs up to six reads, so few are asked about at once. */
import { fail, ok } from '../../../src/contract/result';
import type { ChannelSid, InstanceSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import type { Resolved } from '../../../src/contract/webhooks';
import { ourNameOf } from '../attachment/friendly-name';
import { readUsage } from '../attachment/usage';
import type { Service } from '../endpoint/context';
import { notForAgents } from '../endpoint/rights';
import { failureOf } from '../endpoint/twilio-failure';

/** As many at once as leaves room for everybody else on the account. */
const AT_ONCE = 5;

export const resolve = notForAgents<'resolve'>(async (service, { ttids }) => {
  const instance = await service.instance();
  if (!instance.ok) return fail(failureOf(instance.failure));
  const webhooks: Resolved[] = [];
  for (let start = 0; start < ttids.length; start += AT_ONCE) {
    const batch = ttids.slice(start, start + AT_ONCE);
    webhooks.push(...(await Promise.all(batch.map((ttid) => resolveOne(service, instance.value, ttid)))));
  }
  return ok({ webhooks });
});

async function resolveOne(service: Service, instance: InstanceSid, ttid: Ttid): Promise<Resolved> {
  const { flex, records } = service;
  const webhook = await flex.fetchWebhook(instance, ttid);
  if (!webhook.ok) return { ttid, state: 'unknown' };
  if (webhook.value === null) return { ttid, state: 'gone' };
  const name = ourNameOf(webhook.value);
  if (name === null) return { ttid, state: 'untold' };

  const { interaction } = name;
  const [usage, record] = await Promise.all([readUsage(service, interaction, ttid), records.read(interaction)]);
  if (usage === null || !record.ok) return { ttid, state: 'unknown' };
  const attachment = {
    ttid,
    interactionSid: interaction,
    attachedBy: record.value?.attachment.nonce === name.nonce ? record.value.attachment.attachedBy : null,
    attachedAt: new Date(name.createdAt).toISOString(),
  };
  if (usage.state !== 'bound') return { ...attachment, state: usage.state };
  const tasks = await readTasks(service, interaction, usage.openChannels);
  return tasks === null ? { ttid, state: 'unknown' } : { ...attachment, state: 'bound', tasks };
}

type Tasks = Extract<Resolved, { state: 'bound' }>['tasks'];

/** Whom Flex has routed into the channels; null when Twilio cannot tell. */
async function readTasks(
  { flex }: Service,
  interaction: InteractionSid,
  channels: readonly ChannelSid[],
): Promise<Tasks | null> {
  const replies = await Promise.all(channels.map((channel) => flex.listParticipants(interaction, channel)));
  const tasks: Tasks = [];
  for (const reply of replies) {
    if (!reply.ok) return null;
    for (const { taskSid, workerSid } of reply.value ?? []) if (taskSid !== null) tasks.push({ taskSid, workerSid });
  }
  return tasks;
}
