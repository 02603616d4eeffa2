import fc from 'fast-check';
import { MAX_DESTINATIONS } from '../contract/destination';
import { EVENT_NAMES } from '../contract/events';
import { anyJson } from '../testing/anyJson';
import { type Choice, readChoice, writeChoice } from './choice';

const events = fc.subarray([...EVENT_NAMES], { minLength: 1 });
const choice: fc.Arbitrary<Choice> = fc.record({
  destinations: fc.uniqueArray(fc.string({ maxLength: 100 }), { minLength: 1, maxLength: MAX_DESTINATIONS }),
  events,
});

test('reads what was written', () => {
  fc.assert(fc.property(choice, (chosen) => expect(readChoice(writeChoice(chosen))).toEqual(chosen)));
});

test('reads nothing but destinations and known events from any text', () => {
  const text = fc.oneof(
    fc.string(),
    anyJson.map((value) => JSON.stringify(value) ?? ''),
  );
  fc.assert(
    fc.property(text, (written) => {
      const read = readChoice(written);
      if (read === null) return;
      expect(Object.keys(read).sort()).toEqual(['destinations', 'events']);
      expect(EVENT_NAMES).toEqual(expect.arrayContaining([...read.events]));
    }),
  );
});

test.each([
  ['nothing', null],
  ['text that is not JSON', 'crm'],
  ['no events', '{"destination":"crm","events":[]}'],
  ['only unknown events', '{"destination":"crm","events":["constructor"]}'],
  ['a destination that is not a text', '{"destination":{},"events":["onParticipantLeft"]}'],
  ['no destinations', '{"destinations":[],"events":["onParticipantLeft"]}'],
  ['a text that is too long', `{"destination":"${'x'.repeat(2_000)}","events":["onParticipantLeft"]}`],
])('reads %s as no choice', (_what, text) => {
  expect(readChoice(text)).toBeNull();
});

test('reads repeated and unknown events as the known ones, in the catalog’s order', () => {
  const text = '{"destination":"crm","events":["onParticipantLeft","onNew","onChannelCreated","onParticipantLeft"]}';
  expect(readChoice(text)?.events).toEqual(['onChannelCreated', 'onParticipantLeft']);
});

test('reads a choice from when a webhook had only one destination', () => {
  const text = '{"destination":"crm","events":["onParticipantLeft"]}';
  expect(readChoice(text)).toEqual({ destinations: ['crm'], events: ['onParticipantLeft'] });
});

test('reads repeated destinations once, and no more than a webhook can have', () => {
  const text = JSON.stringify({ destinations: [...'aabcdefg'], events: ['onParticipantLeft'] });
  expect(readChoice(text)?.destinations).toEqual([...'abcde']);
});
