import { targetOf } from '../testing/interactions';
import { flexParticipants } from './flexParticipants';

const { subject } = targetOf(1);

const namesFrom = (answer: unknown, fullName?: string) =>
  flexParticipants({
    tasks: () => [{ taskSid: subject.taskSid, getParticipants: async () => answer }],
    fullNameOf: () => fullName,
  })(subject);

const participant = (type: string, mediaProperties: object | null) => [
  { participantSid: 'UT1', type, mediaProperties },
];

test.each([
  [
    'an agent by the full name that Flex knows',
    participant('agent', { identity: 'ada' }),
    'Ada Lovelace',
    { name: 'Ada Lovelace', identity: 'ada' },
  ],
  [
    'an agent by a readable identity',
    participant('agent', { identity: 'ada_40example_2Ecom' }),
    undefined,
    { name: 'ada@example.com' },
  ],
  [
    'a customer by a friendly name',
    participant('customer', { identity: 'x1', friendlyName: 'Jane' }),
    undefined,
    { name: 'Jane' },
  ],
])('names %s', async (_what, answer, fullName, named) => {
  expect(await namesFrom(answer, fullName)).toEqual([{ sid: 'UT1', ...named }]);
});

test.each([
  ['a customer’s identity, which is not a name', participant('customer', { identity: '+15005550009' })],
  ['a participant without media', participant('agent', null)],
  ['an answer that is not a list', { participants: [] }],
])('skips %s', async (_what, answer) => {
  expect(await namesFrom(answer)).toEqual([]);
});

test('returns no names for a task of another agent', async () => {
  expect(await flexParticipants({ tasks: () => [], fullNameOf: () => undefined })(subject)).toEqual([]);
});

test('one unreadable participant costs one name', async () => {
  const answer = [null, { participantSid: 7 }, ...participant('agent', { identity: 'ada' })];
  expect(await namesFrom(answer)).toEqual([{ sid: 'UT1', name: 'ada' }]);
});

test('names an agent by the identity if Flex cannot name them', async () => {
  const names = flexParticipants({
    tasks: () => [{ taskSid: subject.taskSid, getParticipants: async () => participant('agent', { identity: 'ada' }) }],
    fullNameOf: () => {
      throw new TypeError('of a test');
    },
  });
  expect(await names(subject)).toEqual([{ sid: 'UT1', name: 'ada' }]);
});
