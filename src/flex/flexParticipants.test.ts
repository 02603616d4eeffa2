import { targetOf } from '../testing/interactions';
import { flexParticipants } from './flexParticipants';

const { subject } = targetOf(1);

const asked = (answer: unknown, fullName?: string) =>
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
    'Ada Lovelace',
  ],
  [
    'an agent by a readable identity',
    participant('agent', { identity: 'ada_40example_2Ecom' }),
    undefined,
    'ada@example.com',
  ],
  [
    'a customer by a friendly name',
    participant('customer', { identity: 'x1', friendlyName: 'Jane' }),
    undefined,
    'Jane',
  ],
])('names %s', async (_what, answer, fullName, name) => {
  expect(await asked(answer, fullName)).toEqual([{ sid: 'UT1', name }]);
});

test.each([
  ['a customer’s identity, which is no name', participant('customer', { identity: '+15005550009' })],
  ['somebody without media', participant('agent', null)],
  ['what is not a list of participants', { participants: [] }],
])('passes over %s', async (_what, answer) => {
  expect(await asked(answer)).toEqual([]);
});

test('knows nobody of a task that is not the person’s own', async () => {
  expect(await flexParticipants({ tasks: () => [], fullNameOf: () => undefined })(subject)).toEqual([]);
});
