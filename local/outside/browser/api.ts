/** The page's side of `/outside/api`. A refusal becomes an `Error` with the sentence to show. */
import type { Rule } from '../../faults/rule';
import type { AgentView, ConversationView, DeliveryView, RuleView } from '../views';

async function ask<T>(path: string, body?: object, method = body === undefined ? 'GET' : 'POST'): Promise<T> {
  const response = await fetch(`/outside/api/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

export const agents = () => ask<AgentView[]>('agents');
export const conversations = () => ask<ConversationView[]>('conversations');
export const deliveries = () => ask<DeliveryView[]>('deliveries');
export const startChat = (form: Record<string, string>) => ask<ConversationView>('conversations', form);
export const say = (channelSid: string, text: string) => ask(`conversations/${channelSid}/messages`, { text });
export const leave = (channelSid: string) => ask(`conversations/${channelSid}/leave`, {});
export const failChannel = (channel: string) => ask<{ interactionSid: string }>('failed-channels', { channel });
export const rules = async () => (await ask<{ rules: RuleView[] }>('faults')).rules;
export const addRule = (rule: Rule) => ask('faults', rule);
export const removeRule = (id: number) => ask(`faults/${id}`, undefined, 'DELETE');
export const clearRules = () => ask('faults', undefined, 'DELETE');
