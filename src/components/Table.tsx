import { Box } from '@twilio-paste/core/box';
import type { MouseEventHandler, ReactNode } from 'react';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';

interface TableProps {
  readonly label: StringKey;
  readonly isBusy?: boolean;
  /** Whether the header has controls, and so stays on narrow screens. */
  readonly isHeadKept?: boolean;
  /** The header cells. */
  readonly head: ReactNode;
  /** The rows. */
  readonly children: ReactNode;
}

/**
 * A table that becomes a list of cards on narrow screens. The roles are explicit because another `display` removes the
 * table's semantics for screen readers.
 */
export function Table({ label, isBusy = false, isHeadKept = false, head, children }: TableProps) {
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
      lineHeight="lineHeight20"
      style={{ borderCollapse: 'collapse', tableLayout: 'fixed' }}
    >
      <Box
        as="thead"
        role="rowgroup"
        display={isHeadKept ? ['block', 'block', 'table-header-group'] : ['none', 'none', 'table-header-group']}
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
  /** Whether the cell stays visible on narrow screens, because it has controls. */
  readonly isKept?: boolean;
  /** The current sort order of the column; null if it cannot be sorted. */
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
    // Stays in sight while the rows scroll.
    position={['static', 'static', 'sticky']}
    top="0"
    zIndex="zIndex10"
    height={['auto', 'auto', '2.5rem']}
    paddingX="space40"
    paddingY={['space30', 'space30', 'space0']}
    backgroundColor="colorBackground"
    textAlign="left"
    verticalAlign="middle"
    whiteSpace="nowrap"
    fontWeight="fontWeightSemibold"
  >
    {children}
  </Box>
);

export interface Column {
  readonly label: StringKey;
  readonly width: string;
}

/** Header cells that do nothing but name their columns. */
export function HeaderCells({ columns }: { readonly columns: readonly Column[] }) {
  const { text } = useStrings();
  return (
    <>
      {columns.map(({ label, width }) => (
        <HeaderCell key={label} width={width}>
          {text(label)}
        </HeaderCell>
      ))}
    </>
  );
}

interface RowProps {
  readonly isSelected?: boolean;
  /** Called for a click anywhere in the row. The same must be possible with a control inside. */
  readonly onClick?: MouseEventHandler;
  /** The cells. */
  readonly children: ReactNode;
}

/** A row: 44 px high, at the usual size of text, if all of its cells have one line. */
export const Row = ({ isSelected = false, onClick, children }: RowProps) => (
  <Box
    as="tr"
    role="row"
    display={['block', 'block', 'table-row']}
    // Contains the visually hidden elements inside.
    position="relative"
    height={['auto', 'auto', '2.75rem']}
    paddingY={['space40', 'space40', 'space0']}
    {...(onClick === undefined ? {} : { onClick, cursor: 'pointer', _hover: { backgroundColor: 'colorBackground' } })}
    borderBottomStyle="solid"
    borderBottomWidth="borderWidth10"
    borderBottomColor="colorBorderWeaker"
    {...(isSelected ? { backgroundColor: 'colorBackgroundPrimaryWeakest' } : {})}
  >
    {children}
  </Box>
);
