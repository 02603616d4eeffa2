import { channelInWords } from '../channel-words';
import type { ConversationView } from '../views';
import * as api from './api';
import type { Attempt } from './attempt';
import { childOf, element, fromTemplate, setText, showList, slot } from './dom';

const list = element('#conversations', HTMLElement);
const none = element('#no-conversations', HTMLElement);

export function showConversations(conversations: readonly ConversationView[], attempt: Attempt) {
  none.hidden = conversations.length > 0;
  showList(list, conversations, {
    key: ({ channelSid }) => channelSid,
    create: (conversation) => create(conversation, attempt),
    update,
  });
}

function create({ channelSid, ...conversation }: ConversationView, attempt: Attempt): HTMLElement {
  const item = fromTemplate('conversation');
  slot(item, 'customer').textContent = conversation.customer;
  slot(item, 'channel').textContent = channelInWords(conversation.channel);
  slot(item, 'interactionSid').textContent = conversation.interactionSid;
  const form = element('form', HTMLFormElement, item);
  element('input', HTMLInputElement, form).setAttribute('aria-label', `Message from ${conversation.customer}`);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const input = element('input', HTMLInputElement, form);
    if (await attempt(() => api.sendMessage(channelSid, input.value))) input.value = '';
    input.focus();
  });
  const leave = element('[data-action="leave"]', HTMLButtonElement, item);
  leave.setAttribute('aria-label', `Leave as ${conversation.customer}`);
  leave.addEventListener('click', () => attempt(() => api.leave(channelSid)));
  return item;
}

function update(item: HTMLElement, conversation: ConversationView) {
  setText(slot(item, 'state'), stateOf(conversation));
  slot(item, 'webhook').hidden = conversation.webhookTtid === null;
  showMessages(slot(item, 'messages'), conversation);
  const form = element('form', HTMLFormElement, item);
  if (!conversation.customerPresent && form.contains(document.activeElement)) {
    const heading = element('h3', HTMLElement, item);
    heading.tabIndex = -1;
    heading.focus();
  }
  form.hidden = !conversation.customerPresent;
}

function stateOf({ answered, agent, customerPresent, customer, status }: ConversationView): string {
  if (status === 'inactive' || status === 'pause') return `${agent} has left the chat for later.`;
  if (!customerPresent) return `${customer} has left. ${agent} has not ended the chat yet.`;
  return answered ? `With ${agent}` : `Waiting for ${agent}`;
}

/** Appends the new messages. Messages are never edited or deleted. */
function showMessages(target: HTMLElement, { messages }: ConversationView) {
  target.hidden = messages.length === 0;
  const added = messages.slice(target.children.length);
  for (const { author, text, fromCustomer } of added) {
    const line = childOf('li', `${author}: ${text}`);
    line.classList.toggle('customer', fromCustomer);
    target.append(line);
  }
  if (added.length > 0) target.scrollTop = target.scrollHeight;
}
