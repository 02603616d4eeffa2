import fc from 'fast-check';
import { type Destination, INSPECTOR, MAX_DESTINATIONS } from '../contract/destination';
import { LIVE_EVENTS } from '../contract/events';
import { ANOTHER_URL } from '../form/draft';
import { ARCHIVE, ATTACHED, CRM, destinationOf } from '../testing/interactions';
import {
  checkDraft,
  choiceOf,
  draftLike,
  initialDraft,
  isSameDraft,
  type PanelDraft,
  withPossibleDestinations,
  withToggledDestination,
} from './draft';

const withDestinations = (...destinations: Destination[]) => ({ destinations, canUseUrl: false });
const DRAFT: PanelDraft = { destinations: [], url: '', events: [] };
const NONE = { state: 'none' } as const;

describe('an empty form', () => {
  test('starts with the only destination and the live events', () => {
    expect(initialDraft(withDestinations(CRM))).toEqual({ destinations: ['crm'], url: '', events: LIVE_EVENTS });
  });

  test('starts without a destination if there are several', () => {
    expect(initialDraft(withDestinations(CRM, ARCHIVE)).destinations).toEqual([]);
  });

  test('starts with a URL if there is no destination', () => {
    expect(initialDraft({ destinations: [], canUseUrl: true }).destinations).toEqual([ANOTHER_URL]);
  });
});

describe('the last choice', () => {
  const LAST = { destinations: ['archive', 'inspector'], events: ['onParticipantLeft'] as const };

  test('is what the next form starts with', () => {
    expect(initialDraft(withDestinations(CRM, ARCHIVE, INSPECTOR), LAST)).toEqual({ ...LAST, url: '' });
  });

  test('keeps what is still available', () => {
    expect(initialDraft(withDestinations(CRM, INSPECTOR), LAST).destinations).toEqual(['inspector']);
    expect(initialDraft(withDestinations(CRM), LAST)).toEqual({ ...LAST, destinations: ['crm'], url: '' });
  });

  test('has the keys of destinations, never a URL', () => {
    const submission = { destinations: ['crm'], url: 'https://crm.example.com', events: LAST.events };
    expect(choiceOf(submission, withDestinations(CRM))).toEqual({ destinations: ['crm'], events: LAST.events });
    expect(choiceOf({ ...submission, destinations: [] }, withDestinations(CRM))).toBeNull();
  });
});

describe('two drafts', () => {
  const draft: PanelDraft = {
    destinations: ['crm', 'archive'],
    url: '',
    events: ['onParticipantJoined', 'onParticipantLeft'],
  };

  test('are the same whatever URL was entered beside named destinations, and in any order', () => {
    expect(isSameDraft(draft, { ...draft, url: 'https://crm.example.com' })).toBe(true);
    expect(isSameDraft(draft, { ...draft, destinations: ['archive', 'crm'] })).toBe(true);
  });

  test.each([
    { ...draft, destinations: ['archive'] },
    { ...draft, destinations: ['crm', ANOTHER_URL] },
    { ...draft, events: ['onParticipantLeft'] },
    { ...draft, events: ['onParticipantJoined', 'onParticipantUpdated'] },
  ] satisfies PanelDraft[])('differ by destinations or events: %j', (other) => {
    expect(isSameDraft(draft, other)).toBe(false);
  });

  test('differ by the URL where it counts', () => {
    const entered = { ...draft, destinations: [ANOTHER_URL] };
    expect(isSameDraft(entered, { ...entered, url: 'https://crm.example.com' })).toBe(false);
  });
});

test('a destination is selected and cleared, and no other changes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.string(), (destinations, key) => {
      const draft = { ...DRAFT, destinations };
      const toggled = withToggledDestination(draft, key);
      expect(toggled.destinations.includes(key)).toBe(!destinations.includes(key));
      expect(isSameDraft(withToggledDestination(toggled, key), draft)).toBe(true);
    }),
  );
});

describe('the possible destinations', () => {
  const chosen = { ...DRAFT, destinations: ['crm', ANOTHER_URL], url: 'https://crm.example.com' };

  test('are those that the person can still select', () => {
    expect(withPossibleDestinations(chosen, withDestinations(ARCHIVE), NONE)).toEqual({ ...chosen, destinations: [] });
    const all = { destinations: [CRM], canUseUrl: true };
    expect(withPossibleDestinations(chosen, all, NONE)).toBe(chosen);
  });

  test('include those of the current webhook, and always the ones that the person may not take away', () => {
    const url = destinationOf({ key: 'url-1234abcd', label: 'any' }, { label: null });
    const audit = destinationOf({ key: 'audit', label: 'Audit' }, { canRemove: false });
    const binding = { ...ATTACHED, destinations: [url, audit] };
    const possible = (destinations: readonly string[]) =>
      withPossibleDestinations({ ...DRAFT, destinations }, withDestinations(CRM), binding).destinations;
    expect(possible(['crm', 'url-1234abcd', 'unknown'])).toEqual(['audit', 'crm', 'url-1234abcd']);
    expect(possible([])).toEqual(['audit']);
  });
});

describe('a draft is complete', () => {
  const complete: PanelDraft = { destinations: ['crm'], url: '', events: ['onParticipantLeft'] };

  test('with a destination and an event', () => {
    expect(checkDraft(complete)).toEqual({
      ok: true,
      submission: { destinations: ['crm'], url: null, events: ['onParticipantLeft'] },
    });
  });

  test('with a URL, without surrounding spaces', () => {
    const draft = { ...complete, destinations: ['crm', ANOTHER_URL], url: ' https://crm.example.com/in?x=1 ' };
    expect(checkDraft(draft)).toMatchObject({
      submission: { destinations: ['crm'], url: 'https://crm.example.com/in?x=1' },
    });
  });

  test('unless something is missing or malformed', () => {
    expect(checkDraft(DRAFT)).toEqual({ ok: false, problems: ['no-destination', 'events'] });
    expect(checkDraft({ ...complete, destinations: [ANOTHER_URL], url: 'crm' })).toEqual({
      ok: false,
      problems: ['url'],
    });
  });

  test('with up to five destinations, a URL among them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }), fc.boolean(), (keys, hasUrl) => {
        const destinations = hasUrl ? [...keys, ANOTHER_URL] : keys;
        const check = checkDraft({ ...complete, destinations, url: 'https://crm.example.com' });
        expect(check.ok).toBe(destinations.length <= MAX_DESTINATIONS);
      }),
    );
  });
});

describe('a change of this plugin’s webhook', () => {
  test('starts with the destinations that get events, and with its events', () => {
    const destinations = [destinationOf(CRM), destinationOf(ARCHIVE, { state: 'gone' })];
    expect(draftLike({ ...ATTACHED, destinations }, withDestinations(ARCHIVE, CRM), null)).toEqual({
      destinations: ['crm'],
      url: '',
      events: ['onParticipantLeft'],
    });
  });

  test('starts with the live events if it has none that the form knows', () => {
    const attached = { ...ATTACHED, events: ['onSomethingNew'] };
    expect(draftLike(attached, withDestinations(CRM), null).events).toEqual(LIVE_EVENTS);
  });

  test('starts with the last choice if the destinations are lost', () => {
    const lost = { ...ATTACHED, route: 'lost' as const, destinations: [] };
    const last = { destinations: ['archive'], events: LIVE_EVENTS };
    expect(draftLike(lost, withDestinations(ARCHIVE, CRM), last)).toEqual({
      destinations: ['archive'],
      url: '',
      events: ['onParticipantLeft'],
    });
  });
});
