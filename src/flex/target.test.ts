import fc from 'fast-check';
import { fail, ok } from '../contract/result';
import { targetOf, taskOf } from '../testing/interactions';
import { channelOf, taskSidOf } from '../testing/sids';
import type { Target } from './payloads';
import { subjectOf, taskFinder, withSubject } from './target';

const RESERVATION = `WR${'1'.repeat(32)}`;

const { subject } = targetOf(1);
const task = taskOf(1);
const CALL = taskOf(2, { taskChannelUniqueName: 'voice', attributes: {} });

const findTask = taskFinder(() => [
  { ...CALL, sid: `WR${'2'.repeat(32)}` },
  { ...task, sid: RESERVATION },
]);

test.each<[string, Target]>([
  ['a task', { task }],
  ['the SID of a task', { sid: subject.taskSid }],
  ['the SID of a task, by the name that it has in a task', { taskSid: subject.taskSid }],
  ['the SID of a reservation', { sid: RESERVATION }],
  [
    'a task that is not accepted yet, as Flex has it before AcceptTask',
    { task: { ...task, ...{ status: 'pending' } } },
  ],
  ['all three SIDs, also of a task that Flex does not have', subject],
])('the interaction is found by %s', (_what, target) => {
  expect(subjectOf(target, findTask)).toEqual(ok(subject));
});

test('a SID in the payload counts more than that of the task', () => {
  expect(subjectOf({ task, channelSid: channelOf(3) }, findTask)).toEqual(ok({ ...subject, channelSid: channelOf(3) }));
});

test.each<[string, Target, object]>([
  ['a payload that names no task', {}, { code: 'bad-request', field: 'task' }],
  ['a payload that names only an interaction', { interactionSid: subject.interactionSid }, { field: 'task' }],
  ['a task that is not in Flex anymore', { sid: taskSidOf(9) }, { code: 'no-task' }],
  ['a call', { task: CALL }, { code: 'no-interaction', reason: 'voice' }],
  ['a task that names no interaction', { task: taskOf(1, { attributes: {} }) }, { reason: 'other' }],
  [
    'a task that names only a channel',
    { task: taskOf(1, { attributes: { flexInteractionChannelSid: subject.channelSid } }) },
    { code: 'no-interaction', reason: 'channel-only' },
  ],
  [
    'a task whose interaction is no SID',
    { task: taskOf(1, { attributes: { flexInteractionSid: 'KD1' } }) },
    { code: 'no-interaction', reason: 'unreadable' },
  ],
])('there is no interaction for %s', (_what, target, failure) => {
  expect(subjectOf(target, findTask)).toMatchObject(fail(failure));
});

test('no task is found where Flex’s state cannot be read', () => {
  const unreadable = taskFinder(() => {
    throw new TypeError('of a test');
  });
  expect(unreadable(RESERVATION)).toBeNull();
});

describe('a payload with the SIDs of its task', () => {
  test('keeps its other fields, and the original does not change', () => {
    const payload = { task, destinations: ['crm'], orderId: 7 };
    expect(withSubject(payload, findTask)).toEqual({ ...payload, ...subject });
    expect(payload).not.toHaveProperty('taskSid');
  });

  test('is made of any value without an exception', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (payload) => {
        expect(withSubject(payload, findTask)).toBe(payload);
      }),
    );
  });
});
