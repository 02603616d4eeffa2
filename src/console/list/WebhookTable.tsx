import { Checkbox } from '@twilio-paste/core/checkbox';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { HeaderCell, Table } from '../../components/Table';
import { useStrings } from '../../components/useStrings';
import type { Ttid } from '../../contract/sids';
import type { WebhookSummary } from '../../contract/webhooks';
import type { Listing } from '../listing';
import { ColumnHeader } from './ColumnHeader';
import { COLUMNS } from './columns';
import type { Sort } from './query';
import { WebhookTableRow } from './WebhookTableRow';

interface WebhookTableProps {
  /** Those of the page. */
  readonly webhooks: readonly WebhookSummary[];
  readonly resolutions: Listing['resolutions'];
  readonly sort: Sort | null;
  readonly selected: ReadonlySet<Ttid>;
  readonly isBusy: boolean;
  readonly onSort: (sort: Sort | null) => void;
  readonly onSelect: (ttid: Ttid) => void;
  /** Selects these, or takes them out of the selection. */
  readonly onSelectAll: (ttids: readonly Ttid[], isSelected: boolean) => void;
  readonly onOpen: (ttid: Ttid) => void;
}

/** One page of webhooks. */
export function WebhookTable(props: WebhookTableProps) {
  const { webhooks, resolutions, sort, selected, isBusy, onSort, onSelect, onSelectAll, onOpen } = props;
  const { text } = useStrings();
  const choosable = webhooks.filter(({ canChange }) => canChange).map(({ ttid }) => ttid);
  const chosen = choosable.filter((ttid) => selected.has(ttid));
  const isAll = choosable.length > 0 && chosen.length === choosable.length;
  return (
    <Table
      label="ListRegion"
      isBusy={isBusy}
      head={
        <>
          <HeaderCell width="3rem" isKept>
            {choosable.length === 0 ? (
              <ScreenReaderOnly>{text('ListSelectColumn')}</ScreenReaderOnly>
            ) : (
              <Checkbox
                checked={isAll}
                indeterminate={chosen.length > 0 && !isAll}
                onChange={() => onSelectAll(choosable, !isAll)}
              >
                <ScreenReaderOnly>{text('ListSelectPage')}</ScreenReaderOnly>
              </Checkbox>
            )}
          </HeaderCell>
          {COLUMNS.map((column) => (
            <ColumnHeader key={column.label} {...column} sort={sort} onSort={onSort} />
          ))}
        </>
      }
    >
      {webhooks.map((webhook) => (
        <WebhookTableRow
          key={webhook.ttid}
          webhook={webhook}
          resolution={resolutions.get(webhook.ttid)}
          isSelected={selected.has(webhook.ttid)}
          onSelect={onSelect}
          onOpen={onOpen}
        />
      ))}
    </Table>
  );
}
