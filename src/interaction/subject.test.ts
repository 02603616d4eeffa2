import fc from 'fast-check';
import { type TaskLike, taskStateOf } from './subject';

const KD = `KD${'1'.repeat(32)}`;
const UO = `UO${'1'.repeat(32)}`;
const WT = `WT${'1'.repeat(32)}`;

const taskOf = (attributes: unknown, changes: Partial<TaskLike> = {}): TaskLike => ({
  taskSid: WT,
  status: 'accepted',
  taskChannelUniqueName: 'chat',
  attributes,
  ...changes,
});

const CHAT = { flexInteractionSid: KD, flexInteractionChannelSid: UO };

test('finds the interaction and channel of a chat', () => {
  expect(taskStateOf(taskOf({ ...CHAT, name: 'Jane' }))).toEqual({
    kind: 'interaction',
    target: { subject: { taskSid: WT, interactionSid: KD, channelSid: UO }, taskName: 'Jane', startedAt: null },
    isOver: false,
  });
});

test.each([
  [new Date(7), 7],
  ['1970-01-01T00:00:00.007Z', 7],
  [new Date(Number.NaN), null],
  ['today', null],
  [null, null],
  [{}, null],
])('reads when the task was created from %p', (dateCreated, startedAt) => {
  expect(taskStateOf(taskOf(CHAT, { dateCreated }))).toMatchObject({ target: { startedAt } });
});

test('names a task without a name by its SID', () => {
  expect(taskStateOf(taskOf(CHAT))).toMatchObject({ target: { taskName: WT } });
});

test.each(['wrapping', 'completed', 'canceled'])('treats the agent’s part as over when the task is %s', (status) => {
  expect(taskStateOf(taskOf(CHAT, { status }))).toMatchObject({ isOver: true });
});

test('treats a pending task as incoming', () => {
  expect(taskStateOf(taskOf(CHAT, { status: 'pending' }))).toEqual({ kind: 'incoming' });
});

test('recognizes a call that names no interaction', () => {
  expect(taskStateOf(taskOf({}, { taskChannelUniqueName: 'voice' }))).toEqual({
    kind: 'no-interaction',
    reason: 'voice',
  });
});

test.each(['chat', 'voice'])(
  'recognizes a %s task that names a channel, but no interaction',
  (taskChannelUniqueName) => {
    expect(taskStateOf(taskOf({ flexInteractionChannelSid: UO }, { taskChannelUniqueName }))).toEqual({
      kind: 'no-interaction',
      reason: 'channel-only',
    });
  },
);

test.each([null, 'text', 7, [], undefined])('finds no interaction in the attributes %p', (attributes) => {
  expect(taskStateOf(taskOf(attributes))).toEqual({ kind: 'no-interaction', reason: 'other' });
});

test.each([
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: 'KD1' }],
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: 5 }],
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: UO }],
  ['flexInteractionChannelSid', { flexInteractionSid: KD }],
  ['flexInteractionChannelSid', { ...CHAT, flexInteractionChannelSid: KD }],
])('returns the unreadable attribute %s', (attribute, attributes) => {
  expect(taskStateOf(taskOf(attributes))).toEqual({ kind: 'unreadable', attribute });
});

test.each([undefined, null])('accepts the missing task %p', (task) => {
  expect(taskStateOf(task)).toEqual({ kind: 'no-task' });
});

test('reads what it can of a task whose getters throw', () => {
  const task = {
    ...taskOf({ ...CHAT, name: 'Jane' }),
    get status(): never {
      throw new Error('of a test');
    },
  };
  expect(taskStateOf(task)).toMatchObject({ kind: 'interaction', target: { taskName: 'Jane' } });
});

test('returns a state for any task', () => {
  const anyTask = fc.oneof(
    fc.anything(),
    fc.record(
      {
        taskSid: fc.oneof(fc.anything(), fc.constant(WT)),
        status: fc.oneof(fc.anything(), fc.constant('accepted')),
        taskChannelUniqueName: fc.anything(),
        attributes: fc.oneof(fc.anything(), fc.record({ flexInteractionSid: fc.constant(KD), name: fc.anything() })),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(anyTask, (task) => {
      expect(taskStateOf(task as TaskLike)).toHaveProperty('kind');
    }),
  );
});
