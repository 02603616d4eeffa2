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
  { label: 'NameLabel', width: '29%', sortKey: 'name' },
  { label: 'HostLabel', width: '22%', sortKey: 'address' },
  { label: 'EventsLabel', width: '19%', sortKey: null },
  { label: 'StateLabel', width: '12%', sortKey: null },
  { label: 'AttachedLabel', width: '18%', sortKey: 'attachedAt' },
];
