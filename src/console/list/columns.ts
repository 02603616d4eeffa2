/** The columns of the list, in their order. */
import type { StringKey } from '../../strings/text';
import type { SortKey } from './query';

interface Column {
  readonly label: StringKey;
  readonly width: string;
  /** Null where there is no order that anybody would look for. */
  readonly sortKey: SortKey | null;
}

export const COLUMNS: readonly Column[] = [
  { label: 'WebhookNameLabel', width: '29%', sortKey: 'name' },
  { label: 'WebhookHostLabel', width: '22%', sortKey: 'address' },
  { label: 'WebhookEventsLabel', width: '19%', sortKey: null },
  { label: 'ConsoleStateLabel', width: '12%', sortKey: null },
  { label: 'ConsoleAttachedLabel', width: '18%', sortKey: 'attachedAt' },
];
