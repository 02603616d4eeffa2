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

test('a chat’s task names its interaction and channel', () => {
  expect(taskStateOf(taskOf({ ...CHAT, name: 'Jane' }))).toEqual({
    kind: 'interaction',
    target: { subject: { taskSid: WT, interactionSid: KD, channelSid: UO }, taskName: 'Jane' },
    isOver: false,
  });
});

test('a task without any name is called by its SID', () => {
  expect(taskStateOf(taskOf(CHAT))).toMatchObject({ target: { taskName: WT } });
});

test('a wrapping task is over', () => {
  expect(taskStateOf(taskOf(CHAT, { status: 'wrapping' }))).toMatchObject({ isOver: true });
});

test('a pending task is incoming', () => {
  expect(taskStateOf(taskOf(CHAT, { status: 'pending' }))).toEqual({ kind: 'incoming' });
});

test('a call without an interaction is known for one', () => {
  expect(taskStateOf(taskOf({}, { taskChannelUniqueName: 'voice' }))).toEqual({
    kind: 'no-interaction',
    channel: 'voice',
  });
});

test.each([null, 'text', 7, [], undefined])('attributes %p hold no interaction', (attributes) => {
  expect(taskStateOf(taskOf(attributes))).toEqual({ kind: 'no-interaction', channel: 'other' });
});

test.each([
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: 'KD1' }],
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: 5 }],
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: UO }],
  ['flexInteractionChannelSid', { flexInteractionSid: KD }],
  ['flexInteractionChannelSid', { ...CHAT, flexInteractionChannelSid: KD }],
])('names the attribute %s that cannot be read', (attribute, attributes) => {
  expect(taskStateOf(taskOf(attributes))).toEqual({ kind: 'unreadable', attribute });
});

test('there may be no task', () => {
  expect(taskStateOf(undefined)).toEqual({ kind: 'no-task' });
});
