import fc from 'fast-check';
import { startConversations, type TestConversations } from '../../testing/conversations';

let local: TestConversations;
let rest: TestConversations['rest'];

beforeEach(async () => {
  local = await startConversations();
  rest = local.rest;
});

afterEach(async () => expect(await local.stop()).toEqual([]));

/** JSON of this many bytes. */
const jsonOf = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));

test('accepts attributes up to the documented size, and refuses larger ones', async () => {
  const { sid } = await rest.conversations.create();
  const { messages, participants } = rest.conversations(sid);
  const message = await messages.create({ body: 'Hi', attributes: jsonOf(4_096) });
  const participant = await participants.create({ identity: 'alice', attributes: jsonOf(4_096) });
  const writes: [largest: number, write: (attributes: string) => Promise<{ readonly attributes: string }>][] = [
    [16_384, (attributes) => rest.conversations(sid).update({ attributes })],
    [4_096, (attributes) => rest.conversations(sid).messages(message.sid).update({ attributes })],
    [4_096, (attributes) => rest.conversations(sid).participants(participant.sid).update({ attributes })],
  ];
  for (const [largest, write] of writes) {
    expect((await write(jsonOf(largest))).attributes).toHaveLength(largest);
    await expect(write(jsonOf(largest + 1))).rejects.toMatchObject({ status: 400, code: 20001 });
  }
});

test('refuses attributes that are nested too deeply', async () => {
  const attributes = '['.repeat(8_000) + ']'.repeat(8_000);
  await expect(rest.conversations.create({ attributes })).rejects.toMatchObject({ status: 400, code: 20001 });
});

/** A change of a conversation's messages. `at` chooses one of those that are there. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('post' as const), author: fc.constantFrom('alice', 'bot'), body: fc.string() }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(), body: fc.string() }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat() }),
);

test('after any changes through the API, Flex and the API show the same messages in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const { sid } = await rest.conversations.create();
      await rest.conversations(sid).participants.create({ identity: 'alice' });
      const { messages } = rest.conversations(sid);
      for (const next of changes) {
        const there = await messages.list();
        if (next.kind === 'post') {
          await messages.create(next);
        } else if (there.length > 0) {
          const chosen = rest.conversations(sid).messages(there[next.at % there.length]?.sid ?? '');
          await (next.kind === 'edit' ? chosen.update(next) : chosen.remove());
        }
      }
      const inApi = await messages.list({ pageSize: 2 });
      expect((await messages.list({ pageSize: 2, order: 'desc' })).map((one) => one.sid)).toEqual(
        inApi.map((one) => one.sid).reverse(),
      );
      const inFlex = (await local.seenByFlex(sid)).messages;
      expect(inFlex.map(({ sid: one, index, author, body }) => [one, index, author, body ?? ''])).toEqual(
        inApi.map(({ sid: one, index, author, body }) => [one, index, author, body ?? '']),
      );
    }),
    { numRuns: 8 },
  );
}, 60_000);

const attributes = fc.dictionary(fc.constantFrom('a', 'b'), fc.string()).map((object) => JSON.stringify(object));
const NAMES = ['', 'Returns', 'Orders'] as const;
const DATES = ['2025-01-02T03:04:05.000Z', '2025-06-07T08:09:10.000Z'] as const;
const date = fc.constantFrom(...DATES).map((text) => new Date(text));

/** A request that changes a conversation or its participants. `at` chooses one of those that are there. */
const request = fc.oneof(
  fc.record({
    kind: fc.constant('describe' as const),
    fields: fc.record(
      {
        friendlyName: fc.constantFrom(...NAMES),
        uniqueName: fc.constantFrom('one', 'two'),
        attributes,
        state: fc.constantFrom('active' as const, 'inactive' as const),
        dateUpdated: date,
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant('join' as const), who: fc.constantFrom('bob', 'bot', '+15005550010'), attributes }),
  fc.record({
    kind: fc.constant('alter' as const),
    at: fc.nat(),
    fields: fc.record(
      { attributes, lastReadMessageIndex: fc.nat({ max: 3 }), dateUpdated: date },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant('leave' as const), at: fc.nat() }),
);

/** Sends the request. One that Twilio refuses, such as a second participant of the same name, changes nothing. */
async function send(sid: string, next: ReturnType<typeof request.generate>['value']) {
  const conversation = rest.conversations(sid);
  const others = (await conversation.participants.list()).filter(({ identity }) => identity !== 'alice');
  const chosen = 'at' in next && others.length > 0 ? others[next.at % others.length] : undefined;
  switch (next.kind) {
    case 'describe':
      return conversation.update(next.fields);
    case 'join': {
      const { who, attributes } = next;
      const binding = { 'messagingBinding.address': who, 'messagingBinding.proxyAddress': '+15005550006' };
      const isTaken = others.some(({ identity, messagingBinding }) => (identity ?? messagingBinding?.address) === who);
      const joining = conversation.participants.create({
        ...(who.startsWith('+') ? binding : { identity: who }),
        attributes,
      });
      return isTaken ? expect(joining).rejects.toMatchObject({ status: 409 }) : joining;
    }
    case 'alter':
      return chosen && conversation.participants(chosen.sid).update(next.fields);
    case 'leave':
      return chosen && conversation.participants(chosen.sid).remove();
  }
}

/** Makes one more change, and waits until Flex shows it. All changes before it have arrived by then. */
async function lastChangeOf(sid: string) {
  const { conversation } = await local.seenByFlex(sid);
  const arrived = new Promise<void>((resolve) => {
    conversation.on('participantUpdated', ({ participant }) => {
      if (JSON.stringify(participant.attributes) === '{"isLast":true}') resolve();
    });
  });
  await rest.conversations(sid).participants('alice').update({ attributes: '{"isLast":true}' });
  await arrived;
}

/** The API answers times without milliseconds. */
const wholeSeconds = (time: Date | null) => time && new Date(Math.floor(time.getTime() / 1_000) * 1_000);

test('after any requests, Flex and the API show the same conversation and participants', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 8 }), async (requests) => {
      const { sid } = await rest.conversations.create();
      const conversation = rest.conversations(sid);
      await conversation.participants.create({ identity: 'alice' });
      await local.seenByFlex(sid);
      for (const next of requests) await send(sid, next);
      await lastChangeOf(sid);
      const inApi = await conversation.fetch();
      const { conversation: inFlex, participants } = await local.seenByFlex(sid);
      expect({
        friendlyName: inFlex.friendlyName ?? '',
        uniqueName: inFlex.uniqueName,
        attributes: inFlex.attributes,
        state: inFlex.state?.current,
        dateCreated: wholeSeconds(inFlex.dateCreated),
        dateUpdated: wholeSeconds(inFlex.dateUpdated),
      }).toEqual({
        friendlyName: inApi.friendlyName ?? '',
        uniqueName: inApi.uniqueName,
        attributes: JSON.parse(inApi.attributes),
        state: inApi.state,
        dateCreated: inApi.dateCreated,
        dateUpdated: inApi.dateUpdated,
      });
      const shown = participants.map((one) => [
        one.sid,
        one.identity ?? null,
        one.type,
        one.attributes,
        one.lastReadMessageIndex,
        wholeSeconds(one.dateUpdated),
      ]);
      const kept = (await conversation.participants.list()).map((one) => [
        one.sid,
        one.identity,
        one.messagingBinding?.type ?? 'chat',
        JSON.parse(one.attributes),
        one.lastReadMessageIndex,
        one.dateUpdated,
      ]);
      expect(shown.sort()).toEqual(kept.sort());
      await conversation.remove();
      await expect((await local.flex()).getConversationBySid(sid)).rejects.toThrow();
    }),
    { numRuns: 8 },
  );
}, 60_000);
