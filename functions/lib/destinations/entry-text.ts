/** Entries of the outbox as the browser names them: opaque there, and no key of anything else here. */
import { type EntryId, entryIdIn, entryKey } from '../twilio/outbox-keys';

/** The beginning of the keys of entries. */
const PREFIX = 'e-';

export const textOf = (id: EntryId) => entryKey(id).slice(PREFIX.length);

/** Returns null for a text that names no entry. */
export const entryIdOf = (text: string) => entryIdIn(`${PREFIX}${text}`);
