/** Describes the changes of an edit. Pure. */
import type { AuditChanges } from '../../contract/audit';
import { readableName } from '../../strings/format';
import type { Text } from '../../strings/text';

/** Returns one sentence for each field that an edit changed. */
export function changeTexts({ name, events, method, host, destinations }: AuditChanges, text: Text): string[] {
  const texts: string[] = [];
  if (name !== undefined) texts.push(nameText(name, text));
  if (method !== undefined) texts.push(text('AuditMethodChanged', { before: method.before, after: method.after }));
  if (host !== undefined) texts.push(hostText(host, text));
  if (events !== undefined) {
    const { added, removed } = differenceOf(events);
    if (added !== null) texts.push(text('AuditEventsAdded', { events: added }));
    if (removed !== null) texts.push(text('AuditEventsRemoved', { events: removed }));
  }
  if (destinations !== undefined) {
    const { added, removed } = differenceOf(destinations);
    if (added !== null) texts.push(text('AuditDestinationsAdded', { destinations: added }));
    if (removed !== null) texts.push(text('AuditDestinationsRemoved', { destinations: removed }));
  }
  return texts;
}

function nameText({ before, after }: NonNullable<AuditChanges['name']>, text: Text): string {
  const now = after === null ? text('WebhookNameNone') : readableName(after);
  return before === null
    ? text('AuditNameAdded', { after: now })
    : text('AuditNameChanged', { before: readableName(before), after: now });
}

function hostText({ before, after }: NonNullable<AuditChanges['host']>, text: Text): string {
  const unreadable = text('ConsoleAddressUnreadable');
  const host = after ?? unreadable;
  return before === after
    ? text('AuditUrlChanged', { host })
    : text('AuditHostChanged', { before: before ?? unreadable, after: host });
}

interface NameChange {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Returns the names that were added and removed, each null for none. */
const differenceOf = ({ before, after }: NameChange) => ({
  added: listWithout(after, before),
  removed: listWithout(before, after),
});

const listWithout = (names: readonly string[], others: readonly string[]) =>
  names
    .filter((name) => !others.includes(name))
    .map(readableName)
    .join(', ') || null;
