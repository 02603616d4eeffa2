/** Conversations in each state in which a removal can find their webhooks, and what has to be bound afterwards. */
import type { Webhook } from '../../local/world/model';
import type { Subject } from '../../src/contract/endpoints';
import type { ChannelSid, InteractionSid, TaskSid, Ttid } from '../../src/contract/sids';
import { deleteRecord } from '../fixtures/account-state';
import { attachedBy, newAttachRequest } from '../fixtures/attachments';
import { startAcceptedChat } from '../fixtures/chats';
import { registerForeign } from '../fixtures/foreign-webhooks';
import type { Harness } from '../fixtures/harness';
import { to } from '../fixtures/interaction-requests';
import { registerOurs } from '../fixtures/our-webhooks';
import { ABSENT_TTID } from '../fixtures/subjects';

export const STATES = [
  'nothing bound',
  'foreign',
  'foreign, deleted',
  'ours',
  'ours to the inspector',
  'ours in the place of a foreign one',
  'ours in the place of a foreign one that was deleted',
  'ours in the place of ours',
  'ours without its record',
  'ours, ended',
  'ours, unused',
  'a detach that was cut off',
] as const;

export type State = (typeof STATES)[number];

/** An interaction and the webhook that it must hold after a removal. */
export interface Expected {
  readonly interaction: string;
  readonly ttid: string | null;
}

function startConversation(harness: Harness): Subject {
  const { sid, channelSid } = startAcceptedChat(harness);
  const task = [...harness.world.tasks.values()].find(({ interactionSid }) => interactionSid === sid);
  return {
    interactionSid: sid as InteractionSid,
    channelSid: channelSid as ChannelSid,
    taskSid: task?.sid as TaskSid,
  };
}

/** Starts a conversation and brings it into a state. */
export async function addConversation(harness: Harness, state: State): Promise<Expected> {
  const { world } = harness;
  const subject = startConversation(harness);
  const interaction = subject.interactionSid;
  const bind = (ttid: string | null) => world.bindWebhook(interaction, ttid);
  const attach = async (seenTtid: Ttid | null = null, destination = 'crm') => {
    // Everyone has 30 requests in 10 s.
    await harness.pass(1_000);
    return attachedBy(await harness.as('ada', 'attach', newAttachRequest(subject, { seenTtid, ...to(destination) })))
      .ttid;
  };
  const bindForeign = (): Ttid => {
    const ttid = registerForeign(harness);
    bind(ttid);
    return ttid;
  };
  switch (state) {
    case 'nothing bound':
      return { interaction, ttid: null };
    case 'foreign':
      return { interaction, ttid: bindForeign() };
    case 'foreign, deleted':
      bind(ABSENT_TTID);
      return { interaction, ttid: ABSENT_TTID };
    case 'ours':
      await attach();
      return { interaction, ttid: null };
    case 'ours to the inspector':
      await attach(null, 'inspector');
      return { interaction, ttid: null };
    case 'ours in the place of a foreign one': {
      const foreign = bindForeign();
      await attach(foreign);
      return { interaction, ttid: foreign };
    }
    case 'ours in the place of a foreign one that was deleted': {
      const foreign = bindForeign();
      await attach(foreign);
      world.deleteWebhook(foreign);
      return { interaction, ttid: null };
    }
    case 'ours in the place of ours':
      await attach(await attach());
      return { interaction, ttid: null };
    case 'ours without its record':
      await attach();
      deleteRecord(harness, interaction);
      return { interaction, ttid: null };
    case 'ours, ended': {
      const ttid = await attach();
      world.closeChannel(subject.channelSid, 'closed');
      return { interaction, ttid };
    }
    case 'ours, unused':
      registerOurs(harness, interaction);
      return { interaction, ttid: null };
    case 'a detach that was cut off': {
      const foreign = bindForeign();
      const ttid = await attach(foreign);
      // It has deleted the webhook, and has not bound the other one yet.
      world.deleteWebhook(ttid);
      return { interaction, ttid: foreign };
    }
  }
}

/** Registers webhooks of others, which are bound to nothing. */
export function addForeignWebhooks(harness: Harness, type: Webhook['type'], count: number) {
  for (let number = 0; number < count; number += 1) {
    registerForeign(harness, { type, friendlyName: `interaction-webhooks of another program ${number}` });
  }
}
