import { EVENT_NAMES, LIVE_EVENTS } from '../contract/events';
import { checkDraft, initialDraft, matchesPreset, toggled, withKnownDestination } from './draft';
import { ARCHIVE, CRM } from './testing';

test('starts with the only destination and the events that can still happen', () => {
  expect(initialDraft([CRM])).toEqual({ destination: 'crm', events: LIVE_EVENTS });
});

test('starts with no destination when there is a choice', () => {
  expect(initialDraft([CRM, ARCHIVE]).destination).toBeNull();
});

test('drops a destination that is no longer open', () => {
  expect(withKnownDestination({ destination: 'crm', events: [] }, [ARCHIVE]).destination).toBeNull();
});

test('keeps the catalogue’s order when an event is added', () => {
  const draft = { destination: null, events: ['onParticipantLeft'] as const };
  expect(toggled(draft, 'onChannelCreated').events).toEqual(['onChannelCreated', 'onParticipantLeft']);
});

test('takes an event away and leaves the others', () => {
  const draft = { destination: null, events: EVENT_NAMES };
  expect(toggled(draft, 'onChannelCreated').events).toEqual(EVENT_NAMES.filter((name) => name !== 'onChannelCreated'));
});

test('recognises a preset by its events', () => {
  const everything = { destination: null, events: EVENT_NAMES };
  expect(matchesPreset(everything, 'everything')).toBe(true);
  expect(matchesPreset(everything, 'live')).toBe(false);
});

test('names all that a draft lacks', () => {
  expect(checkDraft({ destination: null, events: [] })).toEqual({ ok: false, missing: ['destination', 'events'] });
});

test('a destination and one event are enough', () => {
  expect(checkDraft({ destination: 'crm', events: ['onParticipantLeft'] })).toEqual({
    ok: true,
    choice: { destination: 'crm', events: ['onParticipantLeft'] },
  });
});
