import fc from 'fast-check';
import { fail, ok } from '../contract/result';
import { targetOf, taskOf } from '../testing/interactions';
import { TTID } from '../testing/sids';
import { attachPayload, detachPayload, readPayload } from './payloads';

const OPERATION = '0b8a4fd2-6c1e-4f0a-9d3b-2f6f4f1b7a10';

/** As the panel has it. */
const FULL = {
  ...targetOf(1).subject,
  destinations: ['crm'],
  url: null,
  events: ['onParticipantLeft'],
  seenTtid: null,
  operationId: OPERATION,
};

const attach = (payload: unknown) => readPayload(attachPayload, payload);
const detach = (payload: unknown) => readPayload(detachPayload, payload);
const badRequest = (field: string) => fail({ code: 'bad-request', field });

test.each([
  ['all fields, as the panel does', FULL],
  ['a task and a destination', { task: taskOf(1), destinations: ['crm'] }],
  ['the SID of a task and a preset', { sid: targetOf(1).subject.taskSid, preset: 'last-choice' }],
  ['the SID of a reservation and a URL', { sid: `WR${'1'.repeat(32)}`, url: 'https://crm.example.com' }],
])('an attach takes %s', (_what, payload) => {
  expect(attach(payload)).toEqual(ok(payload));
});

test('a detach takes a task alone', () => {
  expect(detach({ task: taskOf(1) })).toEqual(ok({ task: taskOf(1) }));
});

test('a field that is null is missing, but a seen ttid that is null says that nothing is bound', () => {
  expect(attach({ task: null, events: null, seenTtid: null })).toMatchObject({ value: { seenTtid: null } });
  expect(attach({})).toEqual(ok({}));
});

test('fields of other plugins are left out', () => {
  expect(attach({ ...FULL, Token: 'of another person' })).toEqual(ok(FULL));
});

test.each([
  ['no payload', undefined, 'payload'],
  ['null', null, 'payload'],
  ['a text', 'attach', 'payload'],
  ['a function', () => FULL, 'payload'],
  ['a task that is a text', { task: 'WT1' }, 'task'],
  ['a task without a SID', { task: {} }, 'task'],
  ['a task that is another kind of thing', { task: { taskSid: TTID } }, 'task'],
  ['a SID of a worker', { sid: `WK${'1'.repeat(32)}` }, 'sid'],
  ['a SID that is none', { ...FULL, interactionSid: 'KD1' }, 'interactionSid'],
  ['another kind of SID', { ...FULL, channelSid: FULL.taskSid }, 'channelSid'],
  ['a text as destinations', { ...FULL, destinations: 'crm' }, 'destinations'],
  ['an empty destination', { ...FULL, destinations: [''] }, 'destinations'],
  ['two destinations in one', { ...FULL, destinations: ['crm,inspector'] }, 'destinations'],
  ['a destination twice', { ...FULL, destinations: ['crm', 'crm'] }, 'destinations'],
  ['six destinations', { ...FULL, destinations: [...'abcdef'] }, 'destinations'],
  ['an empty URL', { ...FULL, url: '' }, 'url'],
  ['a text as events', { ...FULL, events: 'onParticipantLeft' }, 'events'],
  ['no events', { ...FULL, events: [] }, 'events'],
  ['an unknown event', { ...FULL, events: ['onMessageAdded'] }, 'events'],
  ['an event twice', { ...FULL, events: ['onParticipantLeft', 'onParticipantLeft'] }, 'events'],
  ['an unknown preset', { ...FULL, preset: 'all' }, 'preset'],
  ['a seen ttid that is none', { ...FULL, seenTtid: 'crm' }, 'seenTtid'],
  ['an operation ID that is none', { ...FULL, operationId: '1' }, 'operationId'],
])('an attach refuses %s', (_what, payload, field) => {
  expect(attach(payload)).toEqual(badRequest(field));
});

describe('a hostile payload', () => {
  const thrower = (): never => {
    throw new Error('of another plugin');
  };
  const throwing = new Proxy([], { get: thrower, getPrototypeOf: thrower, ownKeys: thrower });
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable<string[]>([], {});
    revoke();
    return proxy;
  };
  /** Says that it has one item, and then that it has ever more. */
  const growing = () => {
    const lengths = [1, 1_000, 2 ** 32];
    return new Proxy([''], {
      get: (list, name) => (name === 'length' ? lengths.shift() : Reflect.get(list, name)),
    });
  };

  test.each([
    ['a getter that throws', Object.defineProperty({ ...FULL }, 'events', { get: thrower }), 'events'],
    ['a proxy that throws', { ...FULL, destinations: throwing }, 'destinations'],
    ['a revoked proxy', { ...FULL, destinations: revoked() }, 'destinations'],
    ['a proxy in a list', { ...FULL, destinations: [throwing] }, 'destinations'],
    ['a proxy as a text', { ...FULL, url: throwing }, 'url'],
    ['a proxy as the task', { ...FULL, task: throwing }, 'task'],
    ['a list of four billion items', { ...FULL, events: new Array(2 ** 32 - 1) }, 'events'],
    ['a list that grows', { ...FULL, destinations: growing() }, 'destinations'],
  ])('with %s is refused by the name of the field, at once', (_what, payload, field) => {
    expect(attach(payload)).toEqual(badRequest(field));
  });

  test('that is a proxy itself is refused', () => {
    expect(attach(throwing)).toMatchObject({ failure: { code: 'bad-request' } });
    expect(attach(revoked())).toMatchObject({ failure: { code: 'bad-request' } });
  });
});

test('any payload is read or refused, and no list of it is longer than it may be', () => {
  const anything = fc.anything({ withNullPrototype: true, withMap: true, withSparseArray: true });
  const fields = Object.keys(attachPayload.entries).map((name) => [name, fc.option(anything, { nil: undefined })]);
  const payloads = fc.oneof(anything, fc.record(Object.fromEntries(fields)));
  fc.assert(
    fc.property(payloads, (payload) => {
      const read = attach(payload);
      if (!read.ok) return expect(read.failure.code).toBe('bad-request');
      expect((read.value.destinations ?? []).length).toBeLessThanOrEqual(5);
    }),
  );
});
