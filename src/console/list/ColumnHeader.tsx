import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { ArrowDownIcon } from '@twilio-paste/icons/esm/ArrowDownIcon';
import { ArrowUpIcon } from '@twilio-paste/icons/esm/ArrowUpIcon';
import { UnsortedIcon } from '@twilio-paste/icons/esm/UnsortedIcon';
import { useWords } from '../../parts/words';
import type { StringKey } from '../../strings/text';
import { type Sort, type SortKey, turned } from './query';

interface ColumnHeaderProps {
  readonly label: StringKey;
  readonly width: string;
  readonly sortKey: SortKey | null;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}

/** A column's name, and the way to sort by it. */
export function ColumnHeader({ label, width, sortKey, sort, onSort }: ColumnHeaderProps) {
  const { text } = useWords();
  const isSorted = sortKey !== null && sort?.by === sortKey;
  const direction = !isSorted ? 'none' : sort.isDescending ? 'descending' : 'ascending';
  return (
    <Box
      as="th"
      role="columnheader"
      // Where rows are cards, what is left of the head are the ways to sort.
      display={sortKey === null ? ['none', 'none', 'table-cell'] : ['block', 'block', 'table-cell']}
      width={['auto', 'auto', width]}
      {...(sortKey === null ? {} : { 'aria-sort': direction })}
      paddingX="space40"
      paddingY="space40"
      textAlign="left"
      fontWeight="fontWeightSemibold"
    >
      {sortKey === null ? (
        text(label)
      ) : (
        <Button variant="reset" size="reset" onClick={() => onSort(turned(sort, sortKey))}>
          <Box as="span" display="flex" alignItems="center" columnGap="space20" fontWeight="fontWeightSemibold">
            {text(label)}
            <SortIcon direction={direction} />
          </Box>
        </Button>
      )}
    </Box>
  );
}

function SortIcon({ direction }: { readonly direction: 'none' | 'ascending' | 'descending' }) {
  switch (direction) {
    case 'ascending':
      return <ArrowUpIcon decorative size="sizeIcon10" />;
    case 'descending':
      return <ArrowDownIcon decorative size="sizeIcon10" />;
    case 'none':
      return <UnsortedIcon decorative size="sizeIcon10" />;
  }
}
