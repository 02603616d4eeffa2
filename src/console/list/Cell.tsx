import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import { useWords } from '../../parts/words';
import type { StringKey } from '../../strings/text';

interface CellProps {
  readonly label: StringKey;
  readonly children: ReactNode;
}

/** A cell of the table; where there is no room for one, a line of a card, with the column's name before it. */
export function Cell({ label, children }: CellProps) {
  const { text } = useWords();
  return (
    <Box
      as="td"
      role="cell"
      display={['flex', 'flex', 'table-cell']}
      paddingX="space40"
      paddingY={['space20', 'space20', 'space40']}
      verticalAlign="top"
    >
      {/* A screen reader knows the column by its header. */}
      <Box
        as="span"
        aria-hidden="true"
        display={['block', 'block', 'none']}
        flexShrink={0}
        style={{ width: '5.5rem' }}
        color="colorTextWeak"
      >
        {text(label)}
      </Box>
      <Box minWidth="size0" overflowWrap="anywhere">
        {children}
      </Box>
    </Box>
  );
}
