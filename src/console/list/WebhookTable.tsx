import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import type { Ttid } from '../../contract/sids';
import type { WebhookRow } from '../../contract/webhooks';
import { useWords } from '../../parts/words';
import { ColumnHeader } from './ColumnHeader';
import { COLUMNS } from './columns';
import type { Listing } from './listing';
import type { Sort } from './query';
import { WebhookTableRow } from './WebhookTableRow';

interface WebhookTableProps {
  /** Those of the page. */
  readonly webhooks: readonly WebhookRow[];
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

/**
 * One page of webhooks. The roles are named because a table that is drawn as cards, where there is no room for columns,
 * would else not be one for a screen reader.
 */
export function WebhookTable(props: WebhookTableProps) {
  const { webhooks, resolutions, sort, selected, isBusy, onSort, onSelect, onSelectAll, onOpen } = props;
  const { text } = useWords();
  const choosable = webhooks.filter(({ canChange }) => canChange).map(({ ttid }) => ttid);
  const chosen = choosable.filter((ttid) => selected.has(ttid));
  const isAll = choosable.length > 0 && chosen.length === choosable.length;
  return (
    <Box
      as="table"
      role="table"
      aria-label={text('ListRegion')}
      aria-busy={isBusy}
      display={['block', 'block', 'table']}
      width="100%"
      fontSize="fontSize30"
      lineHeight="lineHeight30"
      style={{ borderCollapse: 'collapse', tableLayout: 'fixed' }}
    >
      <Box
        as="thead"
        role="rowgroup"
        display={['block', 'block', 'table-header-group']}
        backgroundColor="colorBackground"
      >
        <Box as="tr" role="row" display={['flex', 'flex', 'table-row']} flexWrap="wrap">
          <Box as="th" role="columnheader" style={{ width: '3rem' }} padding="space40" textAlign="left">
            {choosable.length === 0 ? (
              <ScreenReaderOnly>{text('ColumnSelect')}</ScreenReaderOnly>
            ) : (
              <Checkbox
                checked={isAll}
                indeterminate={chosen.length > 0 && !isAll}
                onChange={() => onSelectAll(choosable, !isAll)}
              >
                <ScreenReaderOnly>{text('ListSelectPage')}</ScreenReaderOnly>
              </Checkbox>
            )}
          </Box>
          {COLUMNS.map((column) => (
            <ColumnHeader key={column.label} {...column} sort={sort} onSort={onSort} />
          ))}
        </Box>
      </Box>
      <Box as="tbody" role="rowgroup" display={['block', 'block', 'table-row-group']}>
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
      </Box>
    </Box>
  );
}
