import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';

interface TableProps {
  readonly label: StringKey;
  readonly isBusy?: boolean;
  /** Its header cells. */
  readonly head: ReactNode;
  /** Its rows. */
  readonly children: ReactNode;
}

/**
 * A table that is drawn as cards where there is no room for columns. The roles are named because it would else not be a
 * table for a screen reader then.
 */
export function Table({ label, isBusy = false, head, children }: TableProps) {
  const { text } = useStrings();
  return (
    <Box
      as="table"
      role="table"
      aria-label={text(label)}
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
          {head}
        </Box>
      </Box>
      <Box as="tbody" role="rowgroup" display={['block', 'block', 'table-row-group']}>
        {children}
      </Box>
    </Box>
  );
}

interface HeaderCellProps {
  readonly width: string;
  /** Left where rows are cards, because there is something to do in it. */
  readonly isKept?: boolean;
  /** How the rows are sorted by it; null where they cannot be. */
  readonly sorted?: 'none' | 'ascending' | 'descending' | null;
  readonly children: ReactNode;
}

export const HeaderCell = ({ width, isKept = false, sorted = null, children }: HeaderCellProps) => (
  <Box
    as="th"
    role="columnheader"
    display={isKept ? ['block', 'block', 'table-cell'] : ['none', 'none', 'table-cell']}
    width={['auto', 'auto', width]}
    {...(sorted === null ? {} : { 'aria-sort': sorted })}
    padding="space40"
    textAlign="left"
    fontWeight="fontWeightSemibold"
  >
    {children}
  </Box>
);

interface RowProps {
  readonly isSelected?: boolean;
  /** Its cells. */
  readonly children: ReactNode;
}

export const Row = ({ isSelected = false, children }: RowProps) => (
  <Box
    as="tr"
    role="row"
    display={['block', 'block', 'table-row']}
    // Holds what is visually hidden inside it.
    position="relative"
    paddingY={['space40', 'space40', 'space0']}
    borderBottomStyle="solid"
    borderBottomWidth="borderWidth10"
    borderBottomColor="colorBorderWeaker"
    {...(isSelected ? { backgroundColor: 'colorBackgroundPrimaryWeakest' } : {})}
  >
    {children}
  </Box>
);
