/** The page's client of `/outside/api`. Throws an `Error` with a sentence to show if a request is refused. */
import type { Condition } from '../../delivery/condition';
import type { Rule } from '../../faults/rule';
import type { TroubleView } from '../troubles';
import type { AgentView, ConversationView, DeliveryView, RuleView, SystemView } from '../views';

async function request<T>(path: string, body?: object, method = body === undefined ? 'GET' : 'POST'): Promise<T> {
  const response = await fetch(`/outside/api/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

export const agents = () => request<AgentView[]>('agents');
export const conversations = () => request<ConversationView[]>('conversations');
/** The newest ones. The page reads them every second, so it shows no more. */
export const deliveries = () => request<DeliveryView[]>('deliveries?limit=200');
export const startChat = (form: Record<string, string | boolean>) => request<ConversationView>('conversations', form);
export const sendMessage = (channelSid: string, text: string) =>
  request(`conversations/${channelSid}/messages`, { text });
export const leave = (channelSid: string) => request(`conversations/${channelSid}/leave`, {});
export const failChannel = (channel: string) => request<{ interactionSid: string }>('failed-channels', { channel });
export const rules = async () => (await request<{ rules: RuleView[] }>('faults')).rules;
export const addRule = (rule: Rule) => request('faults', rule);
export const removeRule = (id: number) => request(`faults/${id}`, undefined, 'DELETE');
export const troubles = () => request<TroubleView[]>('troubles');
export const turnOn = (trouble: string) => request(`troubles/${trouble}`, undefined, 'PUT');
export const turnOff = (trouble: string) => request(`troubles/${trouble}`, undefined, 'DELETE');
export const makeEverythingWork = () => request('troubles', undefined, 'DELETE');
export const systems = () => request<SystemView[]>('systems');
export const addSystem = (host: string) => request('systems', { host });
export const setCondition = (host: string, condition: Condition) =>
  request(`systems/${host}/condition`, condition, 'PUT');
