import { INTERACTION, recordOfAge } from '../../testing/attachment-records';
import type { AttachmentRecord, Relay } from '../twilio/records';
import { relayUrl } from './relay-url';
import { hasInspector, routeOf } from './route';

const DOMAIN = 'functions.example.com';
const RELAY: Relay = { id: 'a'.repeat(32), destinations: [] };
const OTHER_RELAY: Relay = { id: 'b'.repeat(32), destinations: [] };
const RELAYED = { url: relayUrl(DOMAIN, { id: RELAY.id, interaction: INTERACTION }) };

describe('a webhook with the URL of our receiver', () => {
  test.each([
    ['the record of its attachment', recordOfAge(0, { relay: RELAY })],
    ['the record of the attachment that replaces it', recordOfAge(0, { relay: OTHER_RELAY, previousRelay: RELAY })],
    ['the claim of a direct attachment that replaces it', recordOfAge(0, { previousRelay: RELAY })],
  ])('is relayed with %s', (_, record) => {
    expect(routeOf(RELAYED, record, DOMAIN)).toEqual({ kind: 'relayed', relay: RELAY });
  });

  test.each<[string, AttachmentRecord | null]>([
    ['without a record', null],
    ['with the record of a direct attachment', recordOfAge(0)],
    ['with the record of another attachment', recordOfAge(0, { relay: OTHER_RELAY })],
  ])('is lost %s', (_, record) => {
    expect(routeOf(RELAYED, record, DOMAIN)).toEqual({ kind: 'lost' });
  });
});

test('a webhook with another URL is direct, whatever the record says', () => {
  const record = recordOfAge(0, { relay: RELAY });
  expect(routeOf({ url: 'https://crm.example.com/' }, record, DOMAIN)).toEqual({ kind: 'direct' });
});

test.each([
  [['crm', 'inspector'], true],
  [['crm', 'quality'], false],
  [[], false],
])('the inspector is among %j: %j', (ids, isThere) => {
  expect(hasInspector(ids.map((id) => ({ id })))).toBe(isThere);
});
