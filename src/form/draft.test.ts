import type { Destination } from '../contract/destination';
import { EVENT_NAMES, LIVE_EVENTS } from '../contract/events';
import { ARCHIVE, ATTACHED, CRM } from '../testing/interactions';
import {
  ANOTHER_URL,
  checkDraft,
  type Draft,
  draftLike,
  initialDraft,
  matchesPreset,
  withKnownDestination,
  withToggledEvent,
} from './draft';

const openTo = (...destinations: Destination[]) => ({ destinations, canUseUrl: false });
const DRAFT: Draft = { destination: null, url: '', events: [] };

test('starts with the only destination and the events that can still happen', () => {
  expect(initialDraft(openTo(CRM))).toEqual({ destination: 'crm', url: '', events: LIVE_EVENTS });
});

test('starts with no destination when there is a choice', () => {
  expect(initialDraft(openTo(CRM, ARCHIVE)).destination).toBeNull();
});

test('drops a destination that is no longer open', () => {
  expect(withKnownDestination({ ...DRAFT, destination: 'crm' }, openTo(ARCHIVE)).destination).toBeNull();
});

test('keeps the catalogue’s order when an event is added', () => {
  const draft = { ...DRAFT, events: ['onParticipantLeft'] as const };
  expect(withToggledEvent(draft, 'onChannelCreated').events).toEqual(['onChannelCreated', 'onParticipantLeft']);
});

test('takes an event away and leaves the others', () => {
  const draft = { ...DRAFT, events: EVENT_NAMES };
  expect(withToggledEvent(draft, 'onChannelCreated').events).toEqual(
    EVENT_NAMES.filter((name) => name !== 'onChannelCreated'),
  );
});

test('recognises a preset by its events', () => {
  const everything = { ...DRAFT, events: EVENT_NAMES };
  expect(matchesPreset(everything, 'everything')).toBe(true);
  expect(matchesPreset(everything, 'live')).toBe(false);
});

test('names all that a draft lacks', () => {
  expect(checkDraft(DRAFT)).toEqual({ ok: false, missing: ['destination', 'events'] });
});

test('a destination and one event are enough', () => {
  expect(checkDraft({ ...DRAFT, destination: 'crm', events: ['onParticipantLeft'] })).toEqual({
    ok: true,
    choice: { destination: 'crm', events: ['onParticipantLeft'] },
  });
});

describe('a URL of one’s own', () => {
  const withUrl = (url: string): Draft => ({ destination: ANOTHER_URL, url, events: ['onParticipantLeft'] });

  test('is chosen from the start where nothing else can be', () => {
    expect(initialDraft({ destinations: [], canUseUrl: true }).destination).toBe(ANOTHER_URL);
    expect(initialDraft({ destinations: [CRM], canUseUrl: true }).destination).toBe('crm');
  });

  test('stays typed for whom it is not open any more', () => {
    const draft = withUrl('https://crm.example.com');
    expect(withKnownDestination(draft, openTo(CRM))).toEqual({ ...draft, destination: null });
    expect(withKnownDestination(draft, { destinations: [], canUseUrl: true })).toEqual(draft);
  });

  test('is submitted without the blanks around it', () => {
    expect(checkDraft(withUrl(' https://crm.example.com/in?x=1 '))).toMatchObject({
      choice: { destination: 'https://crm.example.com/in?x=1' },
    });
  });

  test.each([
    '',
    'crm.example.com',
    'http://crm.example.com',
    'https://',
    'https://crm example',
    'javascript:alert(1)',
  ])('is not submitted when it is “%s”', (url) => {
    expect(checkDraft(withUrl(url))).toEqual({ ok: false, missing: ['url'] });
  });
});

describe('what replaces a webhook of ours', () => {
  test('starts with what that one does', () => {
    const draft = draftLike(ATTACHED, openTo(ARCHIVE, CRM));
    expect(draft).toEqual({ destination: 'crm', url: '', events: ['onParticipantLeft'] });
  });

  test('starts anew as far as that cannot be chosen', () => {
    const attached = { ...ATTACHED, events: ['onSomethingNew'] };
    expect(draftLike(attached, openTo(ARCHIVE))).toEqual(initialDraft(openTo(ARCHIVE)));
  });
});
