import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';

interface CellProps {
  /** The column's name; null if the content needs none. */
  readonly label: StringKey | null;
  /** Whether long content makes the row higher. Otherwise it is cut off, except on narrow screens. */
  readonly isWrapping?: boolean;
  readonly children: ReactNode;
}

/** A table cell. On narrow screens it is a line of a card, with the column's name in front. */
export function Cell({ label, isWrapping = false, children }: CellProps) {
  const { text } = useStrings();
  return (
    <Box
      as="td"
      role="cell"
      display={['flex', 'flex', 'table-cell']}
      paddingX="space40"
      paddingY={['space20', 'space20', isWrapping ? 'space40' : 'space0']}
      verticalAlign={isWrapping ? 'top' : 'middle'}
    >
      {label !== null && (
        // Hidden from screen readers, which read the column header.
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
      )}
      <Box
        minWidth="size0"
        overflowWrap="anywhere"
        {...(isWrapping
          ? {}
          : { overflow: ['visible', 'visible', 'hidden'], whiteSpace: ['normal', 'normal', 'nowrap'] })}
        style={{ textOverflow: 'ellipsis' }}
      >
        {children}
      </Box>
    </Box>
  );
}
