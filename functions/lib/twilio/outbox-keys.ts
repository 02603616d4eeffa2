/**
 * The keys of what the outbox keeps. Sync lists the items of a map in the order of their keys: first the reminders,
 * earliest first, then the entries, and then the forms.
 */

/** Names one event at one destination of one attachment. None of the parts contains a dot. */
export interface EntryId {
  /** The ID of the attachment: 32 hexadecimal digits. */
  readonly relay: string;
  /** The ID of the event, which a destination gets as `webhook-id`. */
  readonly event: string;
  readonly destination: string;
}

/** A note to look at an entry at a moment. */
export interface Reminder {
  readonly key: string;
  readonly id: EntryId;
  /** Epoch milliseconds. */
  readonly at: number;
}

const DIGITS = [...'0123456789abcdef'];
const NAME = 'interaction-webhooks-outbox';

/** The unique names of the maps. There are sixteen, because Sync takes 20 writes a second to one. */
export const OUTBOX_MAPS: readonly string[] = DIGITS.map((digit) => `${NAME}-${digit}`);

/** Returns the map of an attachment. */
export const mapOf = (relay: string) => `${NAME}-${relay.slice(0, 1)}`;

const joined = ({ relay, event, destination }: EntryId) => `${relay}.${event}.${destination}`;

/** The beginning of the keys of entries. */
export const ENTRY_PREFIX = 'e-';

export const entryKey = (id: EntryId) => `${ENTRY_PREFIX}${joined(id)}`;
export const formKey = (id: EntryId) => `f-${joined(id)}`;

/**
 * Returns the key before those of all entries, or of those of one attachment. Twilio documents the keys at which a list
 * starts as those of items; docs/assumptions.md says that any text will do.
 */
export const keyBeforeEntries = (relay = '') => `${ENTRY_PREFIX}${relay}`;

/** Returns the key of a reminder. With `nonce`, no key is used twice, so that a late deletion does no harm. */
export const reminderKey = (id: EntryId, at: number, nonce: string) =>
  `${new Date(at).toISOString()}.${joined(id)}.${nonce.slice(-8)}`;

const ID = '([0-9a-f]{32})\\.([^.]+)\\.([^.]+)';
const ENTRY = new RegExp(`^${ENTRY_PREFIX}${ID}$`);
const REMINDER = new RegExp(`^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\\.${ID}\\.[0-9a-f]+$`);

/** Returns null for the key of anything else. */
export function entryIdIn(key: string): EntryId | null {
  const [, relay, event, destination] = ENTRY.exec(key) ?? [];
  return relay && event && destination ? { relay, event, destination } : null;
}

/** Returns null for the key of anything else. */
export function reminderIn(key: string): Reminder | null {
  const [, at, relay, event, destination] = REMINDER.exec(key) ?? [];
  return at && relay && event && destination ? { key, id: { relay, event, destination }, at: Date.parse(at) } : null;
}
