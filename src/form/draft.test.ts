import fc from 'fast-check';
import { type Destination, INSPECTOR } from '../contract/destination';
import { EVENT_NAMES } from '../contract/events';
import { ARCHIVE, CRM } from '../testing/interactions';
import { ANOTHER_URL, canSelect, looksLikeUrl, soleDestination, withToggled } from './draft';

const withDestinations = (...destinations: Destination[]) => ({ destinations, canUseUrl: false });

test('the only destination is the one that an administrator has named, or the inspector without any', () => {
  expect(soleDestination(withDestinations(CRM))).toBe('crm');
  expect(soleDestination(withDestinations(CRM, INSPECTOR))).toBe('crm');
  expect(soleDestination(withDestinations(INSPECTOR))).toBe(INSPECTOR.key);
  expect(soleDestination(withDestinations(CRM, ARCHIVE))).toBeNull();
});

test('a URL is the only destination where there is no other', () => {
  expect(soleDestination({ destinations: [], canUseUrl: true })).toBe(ANOTHER_URL);
  expect(soleDestination({ destinations: [], canUseUrl: false })).toBeNull();
});

test('a person can select their own destinations, and a URL if they may enter one', () => {
  expect(canSelect(withDestinations(CRM), 'crm')).toBe(true);
  expect(canSelect(withDestinations(CRM), 'archive')).toBe(false);
  expect(canSelect(withDestinations(CRM), ANOTHER_URL)).toBe(false);
  expect(canSelect({ ...withDestinations(CRM), canUseUrl: true }, ANOTHER_URL)).toBe(true);
});

test('an event is added or removed, and all stay in the catalog’s order', () => {
  fc.assert(
    fc.property(fc.subarray([...EVENT_NAMES]), fc.constantFrom(...EVENT_NAMES), (events, event) => {
      const toggled = withToggled(events, event);
      expect(toggled.includes(event)).toBe(!events.includes(event));
      expect(withToggled(toggled, event)).toEqual(events);
    }),
  );
});

test.each(['', 'crm.example.com', 'http://crm.example.com', 'https://', 'https:///', 'javascript:alert(1)'])(
  '“%s” does not look like a URL',
  (text) => expect(looksLikeUrl(text)).toBe(false),
);

test('a URL with a mistake that only the functions find looks like one', () => {
  for (const url of ['https://crm example', 'https://crm_1.example.com', 'https://crm.example.com:8443']) {
    expect(looksLikeUrl(url)).toBe(true);
  }
});
