import fc from 'fast-check';
import {
  type EntryId,
  entryIdIn,
  entryKey,
  formKey,
  keyBeforeEntries,
  mapOf,
  OUTBOX_MAPS,
  reminderIn,
  reminderKey,
} from './outbox-keys';

const part = fc.stringMatching(/^[a-z0-9_-]{1,20}$/);
const ids: fc.Arbitrary<EntryId> = fc.record({
  relay: fc.stringMatching(/^[0-9a-f]{32}$/),
  event: part,
  destination: part,
});
const moments = fc.integer({ min: 0, max: Date.UTC(9999, 0) });

const ID: EntryId = { relay: 'a'.repeat(32), event: 'msg_1', destination: 'crm' };
const REMINDER = reminderKey(ID, 0, '0123456789abcdef');

test('the key of an entry names it', () => {
  fc.assert(fc.property(ids, (id) => expect(entryIdIn(entryKey(id))).toEqual(id)));
});

test('the key of a reminder names its entry and its moment', () => {
  fc.assert(
    fc.property(ids, moments, (id, at) => {
      const key = reminderKey(id, at, '0123456789abcdef');
      expect(reminderIn(key)).toEqual({ key, id, at });
    }),
  );
});

test('reminders, entries and forms are listed in this order', () => {
  fc.assert(
    fc.property(ids, ids, ids, moments, (reminded, entered, formed, at) => {
      const keys = [reminderKey(reminded, at, '0'), entryKey(entered), formKey(formed)];
      expect([...keys].sort()).toEqual(keys);
    }),
  );
});

test('a list that starts before the entries, or before those of one attachment, leaves none out', () => {
  fc.assert(
    fc.property(ids, moments, (id, at) => {
      const keys = [reminderKey(id, at, '0'), keyBeforeEntries(), keyBeforeEntries(id.relay), entryKey(id)];
      expect([...keys].sort()).toEqual(keys);
    }),
  );
});

test('the key of a reminder ends with eight digits, however long the nonce is', () => {
  expect(reminderKey(ID, 0, `${'0'.repeat(24)}89abcdef`)).toBe(
    `1970-01-01T00:00:00.000Z.${'a'.repeat(32)}.msg_1.crm.89abcdef`,
  );
});

test('an attachment has one of the maps', () => {
  fc.assert(fc.property(ids, ({ relay }) => expect(OUTBOX_MAPS).toContain(mapOf(relay))));
});

test.each(['', 'e-', formKey(ID), REMINDER, `${entryKey(ID)}.x`, 'e-x.msg_1.crm', ` ${entryKey(ID)}`])(
  'the key “%s” is not that of an entry',
  (key) => {
    expect(entryIdIn(key)).toBeNull();
  },
);

test.each(['', '2026', formKey(ID), entryKey(ID), `${REMINDER}.0`, ` ${REMINDER}`, REMINDER.replace('Z', '')])(
  'the key “%s” is not that of a reminder',
  (key) => {
    expect(reminderIn(key)).toBeNull();
  },
);
