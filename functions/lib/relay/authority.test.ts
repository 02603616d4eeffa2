/** Where events may go: to the destinations in the record of the interaction, and nowhere else. */
import { fail, ok } from '../../../src/contract/result';
import { INTERACTION, recordOfAge, TTID } from '../../testing/attachment-records';
import type { AllowedDestinations } from '../settings/destinations';
import { type Reply, UNCLEAR } from '../twilio/http';
import type { Attachment, AttachmentRecord, RecordedDestination, Relay } from '../twilio/records';
import { destinationsIn, endDestination, findTarget } from './authority';

const NOW = Date.UTC(2026, 10, 21);
const EARLIER = new Date(NOW - 1_000).toISOString();
const RELAY = 'a'.repeat(32);
const OTHER_RELAY = 'b'.repeat(32);
const CRM_URL = 'https://crm.example.com/in';

const SETTINGS: AllowedDestinations = {
  destinations: [{ key: 'crm', label: 'CRM', url: CRM_URL, roles: [], isRelayed: false, secrets: [] }],
  allowedHosts: [],
  domain: 'functions.example.com',
  problems: [],
};

const destination = (id: string, goneAt: string | null = null): RecordedDestination => ({
  id,
  url: null,
  addedBy: 'sam',
  addedAt: EARLIER,
  goneAt,
});

const RELAY_TO_ALL: Relay = {
  id: RELAY,
  destinations: [destination('crm'), destination('quality'), destination('audit', EARLIER)],
};

/** The record of an attachment to the CRM, the quality team, and an audit log that wants no more events. */
const attached = (changes: Partial<Attachment> = {}) => recordOfAge(0, { relay: RELAY_TO_ALL, ...changes });

const CLAIMED = attached({ state: 'claimed' });
const UNBINDING = attached({ state: 'claimed', unbinding: TTID });
const OF_ANOTHER = attached({ relay: { ...RELAY_TO_ALL, id: OTHER_RELAY } });
const DIRECT = attached({ relay: null });

describe('the destinations of an attachment', () => {
  const idsIn = (record: AttachmentRecord | null) => destinationsIn(record, RELAY)?.map(({ id }) => id) ?? null;

  test('are those in its record, without those that want no more events', () => {
    expect(idsIn(attached())).toEqual(['crm', 'quality']);
  });

  test('stay while another attachment replaces it', () => {
    expect(idsIn(attached({ state: 'claimed', relay: null, previousRelay: RELAY_TO_ALL }))).toEqual(['crm', 'quality']);
  });

  test.each<[string, AttachmentRecord | null]>([
    ['without a record', null],
    ['in the record of another attachment', OF_ANOTHER],
    ['in the record of a direct attachment', DIRECT],
    ['once a detach has deleted the webhook', UNBINDING],
  ])('are unknown %s', (_, record) => {
    expect(idsIn(record)).toBeNull();
  });
});

describe('an event that is pending', () => {
  const maySend = (read: Reply<AttachmentRecord | null>, id: string, receivedAt = NOW) =>
    findTarget(
      { records: { read: async () => read }, settings: SETTINGS },
      INTERACTION,
      RELAY,
      id,
      new Date(receivedAt).toISOString(),
    );

  test('may be sent to a destination in the record, to the URL that it has in the settings', async () => {
    expect(await maySend(ok(attached()), 'crm')).toEqual(
      ok({ kind: 'target', target: { id: 'crm', url: CRM_URL, secrets: [] } }),
    );
  });

  test.each<[string, AttachmentRecord | null, string]>([
    ['a destination that an administrator has removed', attached(), 'quality'],
    ['a destination that wants no more events', attached(), 'audit'],
    ['a destination that the attachment does not have', attached(), 'bi'],
    ['a destination of an attachment that is not there anymore', OF_ANOTHER, 'crm'],
    ['any destination without a record', null, 'crm'],
  ])('may not be sent to %s', async (_, record, id) => {
    expect(await maySend(ok(record), id)).toEqual(ok({ kind: 'removed' }));
  });

  test('may not be sent to a destination that was added after it arrived', async () => {
    expect(await maySend(ok(attached()), 'crm', NOW - 60_000)).toEqual(ok({ kind: 'removed' }));
  });

  test('may be sent if it seems to be a little older, because clocks differ', async () => {
    expect(await maySend(ok(attached()), 'crm', NOW - 30_000)).toMatchObject(ok({ kind: 'target' }));
  });

  test('is not judged if the record cannot be read', async () => {
    expect(await maySend(fail(UNCLEAR), 'crm')).toEqual(fail(UNCLEAR));
  });
});

describe('a destination that has answered that it wants no more events', () => {
  async function end(read: Reply<AttachmentRecord | null>, id = 'crm') {
    const write = jest.fn(async (_interaction, _seen, attachment: Attachment) => ok({ ...attached(), attachment }));
    await endDestination({ records: { read: async () => read, write }, now: () => NOW }, INTERACTION, RELAY, id);
    return write.mock.calls;
  }

  test('is ended in the record, and the others stay', async () => {
    const record = attached();
    const destinations = RELAY_TO_ALL.destinations.map((one) =>
      one.id === 'crm' ? { ...one, goneAt: new Date(NOW).toISOString() } : one,
    );
    const ended = { ...record.attachment, relay: { id: RELAY, destinations }, isSettled: true };
    expect(await end(ok(record))).toEqual([[INTERACTION, record, ended, null]]);
  });

  test('keeps the moment of its first such answer', async () => {
    expect(await end(ok(attached()), 'audit')).toEqual([
      [INTERACTION, attached(), { ...attached().attachment, isSettled: true }, null],
    ]);
  });

  test.each<[string, Reply<AttachmentRecord | null>]>([
    ['a claim, whose holder will write it', ok(CLAIMED)],
    ['the record of another attachment', ok(OF_ANOTHER)],
    ['the record of a direct attachment', ok(DIRECT)],
    ['no record', ok(null)],
    ['a record that cannot be read', fail(UNCLEAR)],
  ])('changes nothing in %s', async (_, read) => {
    expect(await end(read)).toEqual([]);
  });
});
