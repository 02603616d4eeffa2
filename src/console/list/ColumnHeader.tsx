import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { ArrowDownIcon } from '@twilio-paste/icons/esm/ArrowDownIcon';
import { ArrowUpIcon } from '@twilio-paste/icons/esm/ArrowUpIcon';
import { UnsortedIcon } from '@twilio-paste/icons/esm/UnsortedIcon';
import { HeaderCell } from '../../components/Table';
import { useStrings } from '../../components/useStrings';
import type { StringKey } from '../../strings/text';
import { nextSort, type Sort, type SortKey } from './query';

interface ColumnHeaderProps {
  readonly label: StringKey;
  readonly width: string;
  readonly sortKey: SortKey | null;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}

export function ColumnHeader({ label, width, sortKey, sort, onSort }: ColumnHeaderProps) {
  const { text } = useStrings();
  if (sortKey === null) return <HeaderCell width={width}>{text(label)}</HeaderCell>;
  const direction = sort?.by !== sortKey ? 'none' : sort.isDescending ? 'descending' : 'ascending';
  const Icon = ICONS[direction];
  return (
    <HeaderCell width={width} isKept sorted={direction}>
      <Button variant="reset" size="reset" onClick={() => onSort(nextSort(sort, sortKey))}>
        <Box as="span" display="flex" alignItems="center" columnGap="space20" fontWeight="fontWeightSemibold">
          {text(label)}
          <Icon decorative size="sizeIcon10" />
        </Box>
      </Button>
    </HeaderCell>
  );
}

const ICONS = { ascending: ArrowUpIcon, descending: ArrowDownIcon, none: UnsortedIcon };
