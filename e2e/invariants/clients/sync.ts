/** Two clients of the Sync SDK, an agent's and a supervisor's, and servers that write over REST. */
import assert from 'node:assert/strict';
import type { EventEmitter } from 'node:events';
import type { SyncClient } from 'twilio-sync';
import { newAttachRequest } from '../../fixtures/attachments';
import { to } from '../../fixtures/interaction-requests';
import type { Account } from './account';
import { Mailbox } from './mailbox';
import type { Scenario, Scenarios, Scene } from './scene';

type Sdk = { readonly SyncClient: typeof SyncClient };
type Listenable = Pick<EventEmitter, 'on'>;

/** Opens a client for each user, and shuts them down at the end. */
const withClients =
  (act: (scene: Scene, alice: SyncClient, sam: SyncClient) => Promise<void>): Scenario =>
  async (scene) => {
    const { SyncClient: Client } = scene.load('twilio-sync') as Sdk;
    const clients = ['alice', 'sam'].map((identity) => new Client(scene.account.token(identity)));
    const [alice, sam] = clients;
    assert.ok(alice && sam);
    try {
      await act(scene, alice, sam);
    } finally {
      await Promise.all(clients.map((client) => client.shutdown()));
    }
  };

/** Collects the arguments of an event. */
function eventsOf<T>(emitter: Listenable, name: string): Mailbox<T> {
  const box = new Mailbox<T>();
  emitter.on(name, box.add);
  return box;
}

interface ItemEvent {
  readonly item: { readonly data: { readonly n?: unknown }; readonly index?: number; readonly key?: string };
  readonly isLocal: boolean;
}

const SERVICE = 'sync.twilio.com/v1/Services/default';

const rest = (account: Account, path: string, data: object, more: Readonly<Record<string, string>> = {}) =>
  account.rest('POST', `${SERVICE}${path}`, { Data: JSON.stringify(data), ...more });

const connection: Scenario = withClients(async ({ step, account }, alice) => {
  await step('connects with a Flex token', async () => {
    const states = eventsOf<string>(alice, 'connectionStateChanged');
    if (alice.connectionState !== 'connected') await states.first((state) => state === 'connected');
  });
  await step('takes a new token', () => alice.updateToken(account.token('alice')));
});

const documents: Scenario = withClients(async ({ step, account }, alice, sam) => {
  const [mine, theirs] = await step('opens one document twice', async () => {
    const created = await alice.document({ id: 'doc', data: { n: 0 }, ttl: 3600 });
    return [created, await sam.document('doc')] as const;
  });
  const updates = eventsOf<{ data: { n?: unknown }; isLocal: boolean }>(theirs, 'updated');
  await step('shows the other client’s change', async () => {
    await mine.set({ n: 1 });
    assert.equal((await updates.first(({ data }) => data.n === 1)).isLocal, false);
    assert.deepEqual(theirs.data, { n: 1 });
  });
  await step('shows a server’s change', async () => {
    await rest(account, '/Documents/doc', { n: 2 });
    await updates.first(({ data }) => data.n === 2);
  });
  await step('merges concurrent changes of both', async () => {
    const add = (name: string) => (data: object) => ({ ...data, [name]: true });
    await Promise.all([mine.mutate(add('alice')), theirs.mutate(add('sam'))]);
    const read = await sam.document({ id: 'doc', mode: 'open_existing' });
    await updates.first(({ data }) => Object.keys(data).length === 3);
    assert.deepEqual(Object.keys(read.data).sort(), ['alice', 'n', 'sam']);
  });
  await step('updates some fields, and the time to live', async () => {
    await mine.update({ n: 5 });
    await mine.setTtl(60);
    assert.notEqual(mine.dateExpires, null);
  });
  await step('shows that the document was removed', async () => {
    const removed = eventsOf<unknown>(theirs, 'removed');
    await mine.removeDocument();
    await removed.first(() => true);
  });
  await step('does not open a document that does not exist', () =>
    assert.rejects(sam.document({ id: 'doc', mode: 'open_existing' })),
  );
});

const maps: Scenario = withClients(async ({ step, account }, alice, sam) => {
  const [mine, theirs] = await step('opens one map twice', async () => {
    const created = await alice.map({ id: 'map', ttl: 3600 });
    return [created, await sam.map('map')] as const;
  });
  const added = eventsOf<ItemEvent>(theirs, 'itemAdded');
  const updated = eventsOf<ItemEvent>(theirs, 'itemUpdated');
  const removed = eventsOf<{ key: string }>(theirs, 'itemRemoved');
  await step('shows items of the other client and of a server', async () => {
    await mine.set('a', { n: 1 }, { ttl: 3600 });
    await rest(account, '/Maps/map/Items', { n: 2 }, { Key: 'b' });
    assert.equal((await added.first(({ item }) => item.key === 'a')).isLocal, false);
    await added.first(({ item }) => item.key === 'b');
  });
  await step('shows changes and removals', async () => {
    await mine.update('b', { extra: true });
    await mine.mutate('a', (data) => ({ ...data, n: 10 }));
    await updated.first(({ item }) => item.key === 'a' && item.data.n === 10);
    await mine.remove('a');
    await removed.first(({ key }) => key === 'a');
  });
  await step('reads the items in pages', async () => {
    for (const n of [1, 2, 3, 4, 5]) await mine.set(`page-${n}`, { n });
    const first = await theirs.getItems({ pageSize: 4, order: 'asc' });
    assert.equal(first.items.length, 4);
    assert.equal(first.hasNextPage, true);
    const second = await first.nextPage();
    assert.deepEqual([second.items.length, second.hasNextPage], [2, false]);
    const from = await theirs.getItems({ from: 'page-4', pageSize: 10 });
    assert.deepEqual(
      from.items.map(({ key }) => key),
      ['page-4', 'page-5'],
    );
  });
  await step('fails to get a key that does not exist', () => assert.rejects(mine.get('none')));
  await step('shows that the map was removed', async () => {
    const gone = eventsOf<unknown>(theirs, 'removed');
    await mine.removeMap();
    await gone.first(() => true);
  });
});

const lists: Scenario = withClients(async ({ step, account }, alice, sam) => {
  const [mine, theirs] = await step('opens one list twice', async () => {
    const created = await alice.list('list');
    return [created, await sam.list('list')] as const;
  });
  const added = eventsOf<ItemEvent>(theirs, 'itemAdded');
  const updated = eventsOf<ItemEvent>(theirs, 'itemUpdated');
  const removed = eventsOf<{ index: number }>(theirs, 'itemRemoved');
  await step('shows items of the other client and of a server', async () => {
    assert.equal((await mine.push({ n: 1 })).index, 0);
    await rest(account, '/Lists/list/Items', { n: 2 });
    await added.first(({ item }) => item.data.n === 1);
    await added.first(({ item }) => item.data.n === 2);
  });
  await step('shows changes and removals', async () => {
    await mine.update(0, { n: 11 });
    await updated.first(({ item }) => item.data.n === 11);
    await mine.remove(0);
    await removed.first(({ index }) => index === 0);
  });
  await step('reads the items in reverse', async () => {
    for (const n of [3, 4, 5]) await mine.push({ n });
    const { items } = await theirs.getItems({ order: 'desc', pageSize: 2 });
    assert.deepEqual(
      items.map(({ index }) => index),
      [4, 3],
    );
  });
  await step('removes the list', () => mine.removeList());
});

const streams: Scenario = withClients(async ({ step, account }, alice, sam) => {
  const [mine, theirs] = await step('opens one stream twice', async () => {
    const created = await alice.stream('stream');
    return [created, await sam.stream('stream')] as const;
  });
  await step('subscribes to it', async () => {
    // The SDK subscribes in the background, in the order of opening. A later object shows that it has.
    const later = await sam.document('later');
    const updated = eventsOf<unknown>(later, 'updated');
    await rest(account, '/Documents/later', {});
    await updated.first(() => true);
  });
  const messages = eventsOf<{ message: { data: { n?: unknown } }; isLocal: boolean }>(theirs, 'messagePublished');
  await step('shows messages of the other client and of a server', async () => {
    await mine.publishMessage({ n: 1 });
    await messages.first(({ message }) => message.data.n === 1);
    await rest(account, '/Streams/stream/Messages', { n: 2 });
    await messages.first(({ message }) => message.data.n === 2);
  });
  await step('removes the stream', () => mine.removeStream());
});

const timeline: Scenario = withClients(async ({ step, account }, alice) => {
  const chat = await account.startChat('Tina Tate');
  const name = await step('attaches the inspector to a chat, as the panel does', async () => {
    await account.accept(chat);
    const { taskSid, interactionSid, channelSid } = chat;
    const request = newAttachRequest({ taskSid, interactionSid, channelSid }, to('inspector'));
    const { binding } = await account.plugin('alice', 'attach', request);
    assert.equal(binding.state, 'attached');
    return binding.state === 'attached' ? (binding.timeline ?? '') : '';
  });
  await step('shows an event of the chat in its timeline', async () => {
    const map = await alice.map({ id: name, mode: 'open_existing' });
    const added = eventsOf<{ item: { data: { type?: string } } }>(map, 'itemAdded');
    await account.leave(chat);
    await added.first(({ item }) => item.data.type === 'onParticipantLeft');
  });
});

const insights: Scenario = withClients(async ({ step, account }, _, sam) => {
  const reservations = await step('opens a live query of reservations', async () =>
    sam.liveQuery('tr-reservation', `data.worker_sid == "${await account.workerSid('bob')}"`),
  );
  await step('shows a new reservation', async () => {
    const updates = eventsOf<{ value?: { task_sid?: string }; data?: { task_sid?: string } }>(
      reservations,
      'itemUpdated',
    );
    const chat = await account.startChat('Leo Lund', 'bob');
    await updates.first(({ value, data }) => (data ?? value)?.task_sid === chat.taskSid);
    reservations.close();
  });
  await step('searches once', async () => {
    const workers = await sam.instantQuery('tr-worker');
    const results = eventsOf<object>(workers, 'searchResult');
    await workers.search('data.friendly_name == "alice"');
    assert.equal(Object.keys(await results.first(() => true)).length, 1);
  });
});

export const scenarios: Scenarios = { connection, documents, maps, lists, streams, timeline, insights };
