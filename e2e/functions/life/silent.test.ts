/** A conversation that ends because the customer has stopped writing. A timer of Twilio Conversations closes it. */
import { deleteChannel, park, seededChannel } from '../../fixtures/chats';
import { DAY_MS, ENDED, GONE, KEPT, Life, RETAINED_MS } from '../../fixtures/life';

/** Closes the conversation, as the timer does. Its channel and its task stay as they are. */
const closeConversation = (life: Life) =>
  life.happen((world) => world.updateConversation(seededChannel(life.harness).conversationSid, { state: 'closed' }));

const closeChannel = (life: Life) =>
  life.happen((world) => world.closeChannel(seededChannel(life.harness).sid, 'closed'));

const CLOSED = ['Customer left', 'Agent left', 'Web chat closed'];

describe('if the channel closes with the conversation', () => {
  test('the webhook is deleted at once, and its events stay for a day', async () => {
    const life = await Life.begin();
    await closeConversation(life);
    await closeChannel(life);
    expect(life.remains()).toMatchObject(ENDED);
    expect(life.story()).toEqual(CLOSED);
    await life.harness.pass(RETAINED_MS);
    expect(life.remains()).toMatchObject(GONE);
  });

  test('a webhook that sends elsewhere directly is swept, although no one completes a task', async () => {
    const life = await Life.begin(['crm']);
    await closeConversation(life);
    await closeChannel(life);
    expect(life.remains()).toMatchObject({ isRegistered: true });
    expect(await life.swept()).toMatchObject(GONE);
  });

  test('the webhook of a parked conversation is deleted, too', async () => {
    const life = await Life.begin();
    await life.happen(() => park(life.harness));
    await life.harness.pass(3 * DAY_MS);
    await closeConversation(life);
    await life.happen((world) => world.closeChannelWithoutAgents(seededChannel(life.harness).sid));
    expect(life.remains()).toMatchObject(ENDED);
    expect(life.story()).toEqual(['Customer left', 'Web chat closed']);
  });
});

describe('if the channel stays open', () => {
  test('the webhook is kept until an agent or a program closes the channel', async () => {
    const life = await Life.begin();
    await closeConversation(life);
    await life.harness.pass(3 * DAY_MS);
    expect(await life.swept()).toEqual(KEPT);
    await closeChannel(life);
    expect(life.remains()).toMatchObject(ENDED);
  });

  test('the webhook is swept once Twilio has deleted a channel that no one closed', async () => {
    const life = await Life.begin();
    await closeConversation(life);
    await life.harness.pass(180 * DAY_MS);
    deleteChannel(life.harness);
    expect(await life.swept()).toMatchObject(GONE);
  });
});
