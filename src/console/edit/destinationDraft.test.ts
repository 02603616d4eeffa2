import { ANOTHER_URL } from '../../form/draft';
import { ARCHIVE, CRM } from '../../testing/interactions';
import { checkDestination, type DestinationDraft, withKnownDestination } from './destinationDraft';

const DRAFT: DestinationDraft = { destination: 'crm', url: '', events: [] };
const withUrl = (url: string): DestinationDraft => ({ ...DRAFT, destination: ANOTHER_URL, url });

test('a destination that can no longer be selected is cleared', () => {
  expect(withKnownDestination(DRAFT, { destinations: [ARCHIVE], canUseUrl: true }).destination).toBeNull();
  expect(withKnownDestination(DRAFT, { destinations: [CRM], canUseUrl: false })).toBe(DRAFT);
});

test('a URL keeps its text when the person may no longer use it', () => {
  const draft = withUrl('https://crm.example.com');
  expect(withKnownDestination(draft, { destinations: [CRM], canUseUrl: false })).toEqual({
    ...draft,
    destination: null,
  });
  expect(withKnownDestination(draft, { destinations: [], canUseUrl: true })).toBe(draft);
});

test('a webhook sends to the destination, or to the URL without surrounding spaces', () => {
  expect(checkDestination(DRAFT)).toEqual({ ok: true, sendsTo: 'crm' });
  expect(checkDestination(withUrl(' https://crm.example.com/in '))).toEqual({
    ok: true,
    sendsTo: 'https://crm.example.com/in',
  });
});

test('a missing destination and a malformed URL are named', () => {
  expect(checkDestination({ ...DRAFT, destination: null })).toEqual({ ok: false, missing: 'destination' });
  expect(checkDestination(withUrl('crm'))).toEqual({ ok: false, missing: 'url' });
});
