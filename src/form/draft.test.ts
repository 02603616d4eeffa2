import { type Destination, INSPECTOR } from '../contract/destination';
import { EVENT_NAMES, LIVE_EVENTS } from '../contract/events';
import { ARCHIVE, ATTACHED, CRM } from '../testing/interactions';
import {
  ANOTHER_URL,
  checkDraft,
  choiceOf,
  type Draft,
  draftLike,
  initialDraft,
  isSameDraft,
  withKnownDestination,
  withToggledEvent,
} from './draft';

const withDestinations = (...destinations: Destination[]) => ({ destinations, canUseUrl: false });
const DRAFT: Draft = { destination: null, url: '', events: [] };

test('starts with the only destination and the live events', () => {
  expect(initialDraft(withDestinations(CRM))).toEqual({ destination: 'crm', url: '', events: LIVE_EVENTS });
});

test('starts without a destination if there are several', () => {
  expect(initialDraft(withDestinations(CRM, ARCHIVE)).destination).toBeNull();
});

test('starts with the only named destination beside the inspector', () => {
  expect(initialDraft(withDestinations(CRM, INSPECTOR)).destination).toBe('crm');
  expect(initialDraft(withDestinations(INSPECTOR)).destination).toBe(INSPECTOR.key);
});

describe('the last choice', () => {
  const LAST = { destination: 'archive', events: ['onParticipantLeft'] as const };

  test('is what the next form starts with', () => {
    expect(initialDraft(withDestinations(CRM, ARCHIVE), LAST)).toEqual({ ...LAST, url: '' });
  });

  test('keeps its events if its destination is no longer available', () => {
    expect(initialDraft(withDestinations(CRM), LAST)).toEqual({ ...LAST, destination: 'crm', url: '' });
  });

  test('is the key of a destination, never a URL', () => {
    const submission = { destinations: ['crm'], url: null, events: LAST.events };
    expect(choiceOf(submission, withDestinations(CRM))).toEqual({ destination: 'crm', events: LAST.events });
    expect(
      choiceOf({ ...submission, destinations: [], url: 'https://crm.example.com' }, withDestinations(CRM)),
    ).toBeNull();
  });
});

describe('two drafts', () => {
  const draft: Draft = { destination: 'crm', url: '', events: ['onParticipantJoined', 'onParticipantLeft'] };

  test('are the same whatever URL was entered beside a named destination', () => {
    expect(isSameDraft(draft, { ...draft, url: 'https://crm.example.com' })).toBe(true);
  });

  test.each([
    { ...draft, destination: 'archive' },
    { ...draft, destination: ANOTHER_URL },
    { ...draft, events: ['onParticipantLeft'] },
    { ...draft, events: ['onParticipantJoined', 'onParticipantUpdated'] },
  ] satisfies Draft[])('differ by destination or events: %j', (other) => {
    expect(isSameDraft(draft, other)).toBe(false);
  });

  test('differ by the URL where it counts', () => {
    const entered = { ...draft, destination: ANOTHER_URL };
    expect(isSameDraft(entered, { ...entered, url: 'https://crm.example.com' })).toBe(false);
  });
});

test('clears a destination that can no longer be selected', () => {
  expect(withKnownDestination({ ...DRAFT, destination: 'crm' }, withDestinations(ARCHIVE)).destination).toBeNull();
});

test('keeps the catalog’s order when an event is added', () => {
  const draft = { ...DRAFT, events: ['onParticipantLeft'] as const };
  expect(withToggledEvent(draft, 'onChannelCreated').events).toEqual(['onChannelCreated', 'onParticipantLeft']);
});

test('removes an event and keeps the others', () => {
  const draft = { ...DRAFT, events: EVENT_NAMES };
  expect(withToggledEvent(draft, 'onChannelCreated').events).toEqual(
    EVENT_NAMES.filter((name) => name !== 'onChannelCreated'),
  );
});

test('returns every missing field of a draft', () => {
  expect(checkDraft(DRAFT)).toEqual({ ok: false, missing: ['destination', 'events'] });
});

test('accepts a destination and one event', () => {
  expect(checkDraft({ ...DRAFT, destination: 'crm', events: ['onParticipantLeft'] })).toEqual({
    ok: true,
    submission: { destinations: ['crm'], url: null, events: ['onParticipantLeft'] },
  });
});

describe('a custom URL', () => {
  const withUrl = (url: string): Draft => ({ destination: ANOTHER_URL, url, events: ['onParticipantLeft'] });

  test('is selected from the start if there is no destination', () => {
    expect(initialDraft({ destinations: [], canUseUrl: true }).destination).toBe(ANOTHER_URL);
    expect(initialDraft({ destinations: [CRM], canUseUrl: true }).destination).toBe('crm');
  });

  test('keeps its text when the person may no longer use it', () => {
    const draft = withUrl('https://crm.example.com');
    expect(withKnownDestination(draft, withDestinations(CRM))).toEqual({ ...draft, destination: null });
    expect(withKnownDestination(draft, { destinations: [], canUseUrl: true })).toEqual(draft);
  });

  test('is submitted without surrounding spaces', () => {
    expect(checkDraft(withUrl(' https://crm.example.com/in?x=1 '))).toMatchObject({
      submission: { destinations: [], url: 'https://crm.example.com/in?x=1' },
    });
  });

  test('is submitted with a mistake that the functions name', () => {
    for (const url of ['https://crm example', 'https://crm_1.example.com', 'https://crm.example.com:8443']) {
      expect(checkDraft(withUrl(url))).toMatchObject({ submission: { url } });
    }
  });

  test.each(['', 'crm.example.com', 'http://crm.example.com', 'https://', 'https:///', 'javascript:alert(1)'])(
    'is not submitted if it is “%s”',
    (url) => {
      expect(checkDraft(withUrl(url))).toEqual({ ok: false, missing: ['url'] });
    },
  );
});

describe('a change of this plugin’s webhook', () => {
  test('starts with the settings of that webhook', () => {
    const draft = draftLike(ATTACHED, withDestinations(ARCHIVE, CRM));
    expect(draft).toEqual({ destination: 'crm', url: '', events: ['onParticipantLeft'] });
  });

  test('starts without a destination if the webhook’s cannot be selected, and with the live events', () => {
    const attached = { ...ATTACHED, events: ['onSomethingNew'] };
    expect(draftLike(attached, withDestinations(ARCHIVE))).toEqual({ destination: null, url: '', events: LIVE_EVENTS });
  });
});
