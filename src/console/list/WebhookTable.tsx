import { Checkbox } from '@twilio-paste/core/checkbox';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { HeaderCell, Table } from '../../components/Table';
import { useStrings } from '../../components/useStrings';
import type { Ttid } from '../../contract/sids';
import type { WebhookRow } from '../../contract/webhooks';
import type { StringKey } from '../../strings/text';
import { isSelectable, type Listing } from '../listing';
import { webhookTitles } from '../names';
import { groupOf } from '../state';
import { ColumnHeader } from './ColumnHeader';
import type { Sort, SortKey } from './query';
import type { Selection } from './useSelection';
import { WebhookTableRow } from './WebhookTableRow';

interface Column {
  readonly label: StringKey;
  readonly width: string;
  /** Null if the list cannot be sorted by this column. */
  readonly sortKey: SortKey | null;
  /** Whether it is missing while a pane takes its room. */
  readonly isHiddenByPane?: boolean;
}

const COLUMNS: readonly Column[] = [
  { label: 'ConsoleStateLabel', width: '9.5rem', sortKey: null },
  { label: 'ListNameLabel', width: 'auto', sortKey: 'name' },
  { label: 'WebhookHostLabel', width: '22%', sortKey: 'host' },
  { label: 'WebhookEventsLabel', width: '5rem', sortKey: null, isHiddenByPane: true },
  { label: 'ConsoleAttachedLabel', width: '20%', sortKey: 'attachedAt', isHiddenByPane: true },
];

interface WebhookTableProps {
  /** The webhooks on the current page. */
  readonly webhooks: readonly WebhookRow[];
  readonly resolutions: Listing['resolutions'];
  readonly sort: Sort | null;
  readonly selection: Selection;
  readonly opened: Ttid | null;
  readonly hasPane: boolean;
  readonly isBusy: boolean;
  readonly onSort: (sort: Sort | null) => void;
  readonly onOpen: (ttid: Ttid) => void;
}

export function WebhookTable(props: WebhookTableProps) {
  const { webhooks, resolutions, sort, selection, opened, hasPane, isBusy, onSort, onOpen } = props;
  const { selected, toggle, setAll } = selection;
  const { text } = useStrings();
  const titles = webhookTitles(webhooks, resolutions, text);
  // Webhooks that others may use are selected one by one.
  const selectable = webhooks
    .filter((webhook) => isSelectable(webhook) && groupOf(webhook, resolutions.get(webhook.ttid)) === 'unused')
    .map(({ ttid }) => ttid);
  const selectedHere = selectable.filter((ttid) => selected.has(ttid));
  const isAll = selectable.length > 0 && selectedHere.length === selectable.length;
  return (
    <Table
      label="ListRegion"
      isHeadKept
      isBusy={isBusy}
      head={
        <>
          <HeaderCell width="3rem" isKept>
            {selectable.length === 0 ? (
              <ScreenReaderOnly>{text('ListSelectColumn')}</ScreenReaderOnly>
            ) : (
              <Checkbox
                checked={isAll}
                indeterminate={selectedHere.length > 0 && !isAll}
                onChange={() => setAll(selectable, !isAll)}
              >
                <ScreenReaderOnly>{text('ListSelectPage')}</ScreenReaderOnly>
              </Checkbox>
            )}
          </HeaderCell>
          {COLUMNS.filter(({ isHiddenByPane }) => !(hasPane && isHiddenByPane)).map(({ isHiddenByPane, ...column }) => (
            <ColumnHeader key={column.label} {...column} sort={sort} onSort={onSort} />
          ))}
        </>
      }
    >
      {webhooks.map((webhook) => (
        <WebhookTableRow
          key={webhook.ttid}
          webhook={webhook}
          title={titles.get(webhook.ttid) ?? ''}
          resolution={resolutions.get(webhook.ttid)}
          isOpen={webhook.ttid === opened}
          hasPane={hasPane}
          isSelected={selected.has(webhook.ttid)}
          onSelect={toggle}
          onOpen={onOpen}
        />
      ))}
    </Table>
  );
}
