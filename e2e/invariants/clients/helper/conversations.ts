/** Conversations over REST, as a customer's server reads and writes them. */
import assert from 'node:assert/strict';
import type { Scenario } from '../scene';
import { isRefused, signedInClient } from './client';

export const conversations: Scenario = async (scene) => {
  const { step, account } = scene;
  const { conversations: api } = signedInClient(scene).conversations.v1;
  const chat = await account.startChat('Conny Cole');
  const conversation = api(chat.conversationSid);

  await step('fetches the conversation of a chat and finds it in the list', async () => {
    assert.equal((await conversation.fetch()).state, 'active');
    assert.ok((await api.list({ pageSize: 1 })).some(({ sid }) => sid === chat.conversationSid));
  });
  await step('lists its messages and participants', async () => {
    const [message] = await conversation.messages.list();
    assert.deepEqual([message?.body, message?.index], ['Hello!', 0]);
    assert.equal((await conversation.participants.list()).length, 1);
  });
  await step('writes a message and fetches it', async () => {
    const { sid } = await conversation.messages.create({ author: 'Bot', body: 'We will be with you soon.' });
    const { author, index } = await conversation.messages(sid).fetch();
    assert.deepEqual([author, index], ['Bot', 1]);
  });
  await step('updates the conversation', async () => {
    const updated = await conversation.update({ attributes: JSON.stringify({ case: 12 }) });
    assert.deepEqual(JSON.parse(updated.attributes), { case: 12 });
  });
  await step('gets Twilio’s error for a conversation that does not exist', () =>
    assert.rejects(api(`CH${'f'.repeat(32)}`).fetch(), isRefused(404, 20404)),
  );
};
