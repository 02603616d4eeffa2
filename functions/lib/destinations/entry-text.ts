/** Entries of the outbox as the browser names them: opaque there, and no key of anything else here. */
import { ENTRY_PREFIX, type EntryId, entryIdIn, entryKey } from '../twilio/outbox-keys';

export const textOf = (id: EntryId) => entryKey(id).slice(ENTRY_PREFIX.length);

/** Returns null for a text that names no entry. */
export const entryIdOf = (text: string) => entryIdIn(`${ENTRY_PREFIX}${text}`);
