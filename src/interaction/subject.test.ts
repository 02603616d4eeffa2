import { situationOf, type TaskLike } from './subject';

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
  expect(situationOf(taskOf({ ...CHAT, name: 'Jane' }))).toEqual({
    kind: 'interaction',
    target: { subject: { taskSid: WT, interactionSid: KD, channelSid: UO }, taskName: 'Jane' },
    isOver: false,
  });
});

test('a task without any name is called by its SID', () => {
  expect(situationOf(taskOf(CHAT))).toMatchObject({ target: { taskName: WT } });
});

test('a wrapping task is over', () => {
  expect(situationOf(taskOf(CHAT, { status: 'wrapping' }))).toMatchObject({ isOver: true });
});

test('a pending task is incoming', () => {
  expect(situationOf(taskOf(CHAT, { status: 'pending' }))).toEqual({ kind: 'incoming' });
});

test('a call without an interaction is known for one', () => {
  expect(situationOf(taskOf({}, { taskChannelUniqueName: 'voice' }))).toEqual({
    kind: 'no-interaction',
    channel: 'voice',
  });
});

test.each([null, 'text', 7, [], undefined])('attributes %p hold no interaction', (attributes) => {
  expect(situationOf(taskOf(attributes))).toEqual({ kind: 'no-interaction', channel: 'other' });
});

test.each([
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: 'KD1' }],
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: 5 }],
  ['flexInteractionSid', { ...CHAT, flexInteractionSid: UO }],
  ['flexInteractionChannelSid', { flexInteractionSid: KD }],
  ['flexInteractionChannelSid', { ...CHAT, flexInteractionChannelSid: KD }],
])('names the attribute %s that cannot be read', (attribute, attributes) => {
  expect(situationOf(taskOf(attributes))).toEqual({ kind: 'unreadable', attribute });
});

test('there may be no task', () => {
  expect(situationOf(undefined)).toEqual({ kind: 'no-task' });
});
