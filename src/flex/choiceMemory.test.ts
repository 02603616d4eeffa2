import type { Choice } from '../form/choice';
import { choiceMemory } from './choiceMemory';

const CHOICE: Choice = { destinations: ['crm'], events: ['onParticipantLeft'] };

const memoryOf = (accountSid: string, workerSid: string | undefined) =>
  choiceMemory({ storage: () => localStorage, owner: () => [accountSid, workerSid] });

afterEach(() => localStorage.clear());

test('keeps a choice for one worker of one account', () => {
  memoryOf('AC1', 'WK1').keep(CHOICE);
  expect(memoryOf('AC1', 'WK1').recall()).toEqual(CHOICE);
  expect(memoryOf('AC1', 'WK2').recall()).toBeNull();
  expect(memoryOf('AC2', 'WK1').recall()).toBeNull();
});

test('stores the destinations’ keys and the events, and nothing else', () => {
  memoryOf('AC1', 'WK1').keep(CHOICE);
  expect(Object.entries(localStorage)).toEqual([
    ['interaction-webhooks.last-choice.AC1.WK1', '{"destinations":["crm"],"events":["onParticipantLeft"]}'],
  ]);
});

test('keeps nothing while the worker is unknown', () => {
  memoryOf('AC1', undefined).keep(CHOICE);
  expect(localStorage).toHaveLength(0);
  expect(memoryOf('AC1', undefined).recall()).toBeNull();
});

test('recalls nothing where the browser blocks storage or Flex is different', () => {
  const refuse = (): never => {
    throw new Error('of a test');
  };
  for (const memory of [
    choiceMemory({ storage: refuse, owner: () => ['AC1', 'WK1'] }),
    choiceMemory({ storage: () => localStorage, owner: refuse }),
  ]) {
    memory.keep(CHOICE);
    expect(memory.recall()).toBeNull();
  }
});
