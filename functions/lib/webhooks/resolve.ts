/** Finds out whether webhooks are in use. Each takes up to six reads, so only a few are checked at the same time. */

import type { Resolved } from '../../../src/contract/resolved';
import { fail, ok } from '../../../src/contract/result';
import type { ChannelSid, InstanceSid, InteractionSid, Ttid } from '../../../src/contract/sids';
import { ourNameOf } from '../attachment/friendly-name';
import { attacherOf } from '../attachment/take-away';
import { CONCURRENCY, readUsage } from '../attachment/usage';
import type { Operation, OperationContext } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { describeRoute } from '../interaction-webhook/attached-destinations';

export const resolve: Operation<'resolve'> = async (context, { ttids }) => {
  const instance = await context.instance();
  if (!instance.ok) return fail(failureOf(instance.failure));
  const webhooks: Resolved[] = [];
  for (let start = 0; start < ttids.length; start += CONCURRENCY) {
    const batch = ttids.slice(start, start + CONCURRENCY);
    webhooks.push(...(await Promise.all(batch.map((ttid) => resolveOne(context, instance.value, ttid)))));
  }
  return ok({ webhooks });
};

async function resolveOne(context: OperationContext, instance: InstanceSid, ttid: Ttid): Promise<Resolved> {
  const { flex, records } = context;
  const webhook = await flex.fetchWebhook(instance, ttid);
  if (!webhook.ok) return { ttid, state: 'unknown' };
  if (webhook.value === null) return { ttid, state: 'gone' };
  if (webhook.value.type === 'unreadable') return { ttid, state: 'unknown' };
  const name = ourNameOf(webhook.value);
  if (name === null) return { ttid, state: 'not-reported' };

  const { interaction } = name;
  const [usage, record] = await Promise.all([readUsage(context, name, ttid), records.read(interaction)]);
  if (usage === null || !record.ok) return { ttid, state: 'unknown' };
  const attachment = {
    ttid,
    interactionSid: interaction,
    attachedBy: attacherOf(record.value, name),
    attachedAt: new Date(name.createdAt).toISOString(),
  };
  if (usage.state !== 'bound') return { ...attachment, state: usage.state };
  const tasks = await readTasks(context, interaction, usage.openChannels);
  if (tasks === null) return { ttid, state: 'unknown' };
  const { destinations } = describeRoute({ webhook: webhook.value, name }, record.value, context);
  return { ...attachment, state: 'bound', destinations, tasks };
}

type Tasks = Extract<Resolved, { state: 'bound' }>['tasks'];

/** Reads the tasks that Flex has routed into the channels. Returns null if a call to Twilio failed. */
async function readTasks(
  { flex }: OperationContext,
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
